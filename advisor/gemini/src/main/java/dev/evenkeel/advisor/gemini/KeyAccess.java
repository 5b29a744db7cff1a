package dev.evenkeel.advisor.gemini;

import com.google.genai.ApiClient;
import com.google.genai.HttpApiClient;
import dev.evenkeel.advisor.model.ApiKey;
import dev.evenkeel.advisor.model.ServiceAddress;
import java.util.Optional;
import okhttp3.OkHttpClient;

/** The Gemini API, asked with a key. */
record KeyAccess(ServiceAddress address, ApiKey key) implements Access {
    private static final String GOOGLE = "https://generativelanguage.googleapis.com";
    private static final String VERSION = "v1beta";

    KeyAccess {
        address.mustKeepSecrets();
    }

    static KeyAccess of(ApiKey key) {
        return new KeyAccess(ServiceAddress.of(GOOGLE), key);
    }

    @Override
    public Access at(String other) {
        return new KeyAccess(ServiceAddress.of(other), key);
    }

    @Override
    public ApiClient client(OkHttpClient http) {
        return new HttpApiClient(
                Optional.of(key.get()), Optional.of(Access.options(address, VERSION)), Optional.of(Access.over(http)));
    }
}
