package dev.evenkeel.advisor.gemini;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.genai.ApiClient;
import com.google.genai.HttpApiClient;
import dev.evenkeel.advisor.model.ApiKey;
import dev.evenkeel.advisor.model.ModelErrors;
import dev.evenkeel.advisor.model.ServiceAddress;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Vertex AI, asked on behalf of a project, with an access token or with the credentials that this machine has. */
record VertexAccess(
        ServiceAddress address,
        String project,
        String location,
        @Nullable ApiKey token) implements Access {
    private static final String VERSION = "v1beta1";
    private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";
    private static final Set<String> MULTI_REGIONS = Set.of("us", "eu");

    VertexAccess {
        if (!project.matches("[A-Za-z0-9][A-Za-z0-9.:-]*"))
            throw new IllegalArgumentException("not the name of a project of Google Cloud: " + project);
        if (!location.matches("[a-z0-9-]+"))
            throw new IllegalArgumentException("not a location of Google Cloud, such as europe-west4: " + location);
        address.mustKeepSecrets();
    }

    static VertexAccess of(String project, String location) {
        return new VertexAccess(ServiceAddress.of("https://" + host(location)), project, location, null);
    }

    VertexAccess withToken(ApiKey accessToken) {
        return new VertexAccess(address, project, location, accessToken);
    }

    @Override
    public Access at(String other) {
        return new VertexAccess(ServiceAddress.of(other), project, location, token);
    }

    @Override
    public ApiClient client(OkHttpClient http) {
        return new HttpApiClient(
                Optional.empty(),
                Optional.of(project),
                Optional.of(location),
                Optional.of(credentials()),
                Optional.of(Access.options(address, VERSION)),
                Optional.of(Access.over(http)));
    }

    private GoogleCredentials credentials() {
        if (token != null)
            return GoogleCredentials.create(
                    AccessToken.newBuilder().setTokenValue(token.get()).build());
        try {
            GoogleCredentials found = GoogleCredentials.getApplicationDefault().createScoped(SCOPE);
            found.refreshIfExpired();
            return found;
        } catch (IOException e) {
            throw ModelErrors.noCredentials("Google Cloud");
        }
    }

    private static String host(String location) {
        if (location.equals("global")) return "aiplatform.googleapis.com";
        if (MULTI_REGIONS.contains(location)) return "aiplatform." + location + ".rep.googleapis.com";
        return location + "-aiplatform.googleapis.com";
    }
}
