package dev.evenkeel.advisor.gemini;

import com.google.genai.JsonSerializable;
import com.google.genai.errors.GenAiIOException;
import com.google.genai.types.Content;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.Part;
import dev.evenkeel.advisor.model.ApiKey;
import dev.evenkeel.advisor.model.Asking;
import dev.evenkeel.advisor.model.LanguageModel;
import dev.evenkeel.advisor.model.ModelRequest;
import dev.evenkeel.advisor.model.ModelResponse;
import dev.evenkeel.advisor.model.RetrySchedule;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;

/**
 * A Gemini model on Google's own library, asked with an API key or on Vertex AI.
 *
 * <p>Example: {@code GeminiModel.withKey("gemini-3.8-flash", ApiKey.fromEnvironment("GEMINI_API_KEY")).ask(request)}.
 *
 * <p>Address, mode and key are what is given here: the variables by which the library may be aimed elsewhere ({@code
 * GOOGLE_GEMINI_BASE_URL}, {@code GOOGLE_GENAI_USE_VERTEXAI}, {@code GOOGLE_API_KEY} and others) have no effect, and
 * redirects are not followed. Thread-safe; {@link #close()} gives up every question that is being asked.
 *
 * @implNote The library asks once, without a deadline of its own, on a daemon thread; asking again, the deadline and
 *     interrupts are {@link Asking}'s, since the library's own time-out bounds neither waits nor an interrupt.
 */
public final class GeminiModel implements LanguageModel, AutoCloseable {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private static final Executor THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "evenkeel-gemini");
        thread.setDaemon(true);
        return thread;
    });

    private final String name;
    private final Access access;
    private final Asking asking;

    /** Without the library's usual habits: it follows no redirect, asks nothing again, and sets no times of its own. */
    private final OkHttpClient http = new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .connectTimeout(Duration.ZERO)
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .build();

    private GeminiModel(String name, Access access, RetrySchedule schedule) {
        if (!NAME.matcher(name).matches())
            throw new IllegalArgumentException("a model's name has letters, digits, dots and dashes alone: " + name);
        this.name = name;
        this.access = access;
        this.asking = new Asking(name, access.address().host(), schedule);
    }

    /** {@return the model of that name at Google's own address} */
    public static GeminiModel withKey(String name, ApiKey key) {
        return new GeminiModel(name, KeyAccess.of(key), RetrySchedule.usual());
    }

    /**
     * {@return the model of that name on Vertex AI, with the credentials that Google's tools find on this machine}
     *
     * @param project the project that is charged
     * @param location the region, such as {@code europe-west4}, or {@code global}
     */
    public static GeminiModel onVertexAi(String name, String project, String location) {
        return new GeminiModel(name, VertexAccess.of(project, location), RetrySchedule.usual());
    }

    /** {@return the model of that name on Vertex AI, with an access token that is asked for each time} */
    public static GeminiModel onVertexAi(String name, String project, String location, ApiKey accessToken) {
        return new GeminiModel(name, VertexAccess.of(project, location).withToken(accessToken), RetrySchedule.usual());
    }

    /** {@return the same model at another address, such as that of a gateway} */
    public GeminiModel withAddress(String address) {
        return new GeminiModel(name, access.at(address), asking.schedule());
    }

    /** {@return the same model, asked again by another schedule} */
    public GeminiModel withRetries(RetrySchedule schedule) {
        return new GeminiModel(name, access, schedule);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ModelResponse ask(ModelRequest request) throws InterruptedException {
        List<Content> contents = List.of(turn("user", request.parts()));
        GenerateContentConfig config = config(request);
        return asking.ask(request.deadline(), () -> attempt(contents, config));
    }

    @Override
    public void close() {
        asking.close();
        http.connectionPool().evictAll();
    }

    @Override
    public String toString() {
        return name + " at " + access.address();
    }

    private Asking.Begun attempt(List<Content> contents, GenerateContentConfig config) {
        GeminiCall call = new GeminiCall(name, access, http);
        return new Asking.Begun(CompletableFuture.supplyAsync(() -> call.ask(contents, config), THREADS), call::cancel);
    }

    private static GenerateContentConfig config(ModelRequest request) {
        GenerateContentConfig.Builder config =
                GenerateContentConfig.builder().maxOutputTokens(request.maxOutputTokens());
        if (!request.system().isEmpty()) config.systemInstruction(turn("user", List.of(request.system())));
        if (!request.jsonSchema().isEmpty()) {
            config.responseMimeType("application/json").responseJsonSchema(schema(request.jsonSchema()));
        }
        return config.build();
    }

    private static Object schema(String text) {
        try {
            return JsonSerializable.stringToJsonNode(text);
        } catch (GenAiIOException e) {
            throw new IllegalArgumentException("the JSON schema of a request must be JSON");
        }
    }

    private static Content turn(String role, List<String> texts) {
        return Content.builder()
                .role(role)
                .parts(texts.stream().map(Part::fromText).toList())
                .build();
    }
}
