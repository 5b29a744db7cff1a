package dev.evenkeel.advisor.gemini;

import com.google.genai.ApiClient;
import com.google.genai.types.ClientOptions;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.HttpRetryOptions;
import dev.evenkeel.advisor.model.ServiceAddress;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.OkHttpClient;

/** By which door Gemini is reached: the address, and whatever proves who asks, fetched anew for each attempt. */
interface Access {
    /**
     * The log of the library, kept silent: it tells of variables in the environment that it says it uses, and does not,
     * since all of them are overruled. The name is that of the relocated copy, so that no other copy falls silent.
     */
    Logger LOG = silent(Logger.getLogger(ApiClient.class.getPackageName()));

    ServiceAddress address();

    /** {@return the same door at another address} */
    Access at(String address);

    /** {@return the library's client, with everything said that it would else look for in the environment} */
    ApiClient client(OkHttpClient http);

    private static Logger silent(Logger logger) {
        logger.setLevel(Level.OFF);
        return logger;
    }

    /** Address and version said, and nothing asked again: with no status to ask again for, it does not sleep either. */
    static HttpOptions options(ServiceAddress address, String version) {
        HttpRetryOptions once = HttpRetryOptions.builder()
                .attempts(1)
                .httpStatusCodes(List.of())
                .build();
        return HttpOptions.builder()
                .baseUrl(address.toString())
                .apiVersion(version)
                .retryOptions(once)
                .build();
    }

    static ClientOptions over(OkHttpClient http) {
        return ClientOptions.builder().customHttpClient(http).build();
    }
}
