package dev.evenkeel.advisor.model;

import dev.evenkeel.core.explain.JsonLayout;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A language model over the JDK's own HTTP client: Gemini by its REST protocol, or any server that speaks OpenAI's.
 *
 * <p>Example: {@code RestModel.openAi("http://localhost:11434/v1", "qwen3:8b")} asks an Ollama of this machine, and
 * {@code RestModel.gemini("gemini-3.8-flash", ApiKey.fromEnvironment("GEMINI_API_KEY"))} asks Google.
 *
 * <p>Goes to the address it was given and nowhere else: redirects are not followed, and no environment variable is read
 * but the one a key is named after. Thread-safe; {@link #close()} gives up every question that is being asked.
 */
public final class RestModel implements LanguageModel, AutoCloseable {
    private static final String GEMINI = "https://generativelanguage.googleapis.com";

    /** A whole answer of 65,536 tokens is about a quarter of a MiB; what is sixteen times that is no answer. */
    private static final int LONGEST_BODY = 4 << 20;

    private static final Pattern GEMINI_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final int SUCCESS = 2;

    /** One for all models; its threads are daemons and end with it. Upgrades to HTTP/2 confuse small local servers. */
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final Protocol protocol;
    private final ServiceAddress address;
    private final String name;
    private final @Nullable ApiKey key;
    private final Asking asking;

    private RestModel(
            Protocol protocol, ServiceAddress address, String name, @Nullable ApiKey key, RetrySchedule schedule) {
        if (key != null) address.mustKeepSecrets();
        this.protocol = protocol;
        this.address = address;
        this.name = name;
        this.key = key;
        this.asking = new Asking(name, address.host(), schedule);
    }

    /** {@return the Gemini model of that name at Google's own address} */
    public static RestModel gemini(String name, ApiKey key) {
        return gemini(GEMINI, name, key);
    }

    /** {@return the Gemini model of that name at another address, such as that of a gateway} */
    public static RestModel gemini(String address, String name, ApiKey key) {
        if (!GEMINI_NAME.matcher(name).matches())
            throw new IllegalArgumentException("a model's name has letters, digits, dots and dashes alone: " + name);
        return new RestModel(new GeminiProtocol(), ServiceAddress.of(address), name, key, RetrySchedule.usual());
    }

    /**
     * {@return the model of that name at a server that speaks OpenAI's protocol and asks for no key}
     *
     * @param address what comes before {@code /chat/completions}, such as {@code http://localhost:8000/v1}
     */
    public static RestModel openAi(String address, String name) {
        if (name.isBlank()) throw new IllegalArgumentException("a model needs a name");
        return new RestModel(new OpenAiProtocol(), ServiceAddress.of(address), name, null, RetrySchedule.usual());
    }

    /** {@return the model of that name at a server that speaks OpenAI's protocol and asks for a key} */
    public static RestModel openAi(String address, String name, ApiKey key) {
        if (name.isBlank()) throw new IllegalArgumentException("a model needs a name");
        return new RestModel(new OpenAiProtocol(), ServiceAddress.of(address), name, key, RetrySchedule.usual());
    }

    /** {@return the same model, asked again by another schedule} */
    public RestModel withRetries(RetrySchedule schedule) {
        return new RestModel(protocol, address, name, key, schedule);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ModelResponse ask(ModelRequest request) throws InterruptedException {
        String question = question(request);
        return asking.ask(request.deadline(), () -> attempt(question));
    }

    @Override
    public void close() {
        asking.close();
    }

    @Override
    public String toString() {
        return name + " at " + address;
    }

    private String question(ModelRequest request) {
        try {
            return JsonLayout.write(protocol.question(name, request));
        } catch (JsonTree.Malformed e) {
            throw new IllegalArgumentException("the JSON schema of a request must be JSON, and is " + e.getMessage());
        }
    }

    private Asking.Begun attempt(String question) {
        HttpRequest.Builder post = HttpRequest.newBuilder(address.at(protocol.path(name)))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(question));
        if (key != null) post.header(protocol.keyHeader(), protocol.keyText(key.get()));
        CompletableFuture<HttpResponse<String>> sent =
                CLIENT.sendAsync(post.build(), head -> new BoundedBody(LONGEST_BODY));
        return new Asking.Begun(sent.handle(this::read), () -> sent.cancel(true));
    }

    private ModelResponse read(@Nullable HttpResponse<String> response, @Nullable Throwable failure) {
        if (response == null) throw unreachable(failure);
        try {
            return read(response);
        } catch (JsonTree.Malformed e) {
            throw ModelErrors.notUnderstood(name, address.host(), String.valueOf(e.getMessage()));
        }
    }

    private ModelResponse read(HttpResponse<String> response) throws JsonTree.Malformed {
        int status = response.statusCode();
        if (status / 100 == SUCCESS) return protocol.answer(name, JsonTree.read(response.body()));
        if (isBlockedPrompt(response))
            return new ModelResponse("", FinishReason.BLOCKED_PROMPT, "content_filter", ModelTokens.NONE, name, "", "");
        Duration wait = response.headers()
                .firstValue("Retry-After")
                .flatMap(text -> RetryAfter.of(text, Instant.now()))
                .orElse(null);
        throw ModelErrors.status(name, address.host(), status, wait);
    }

    /** An error's body may be anything, so what cannot be read says nothing. */
    private boolean isBlockedPrompt(HttpResponse<String> response) {
        try {
            return protocol.isBlockedPrompt(response.statusCode(), JsonTree.read(response.body()));
        } catch (JsonTree.Malformed e) {
            return false;
        }
    }

    private ModelException unreachable(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (cause instanceof BoundedBody.TooLong) return ModelErrors.tooLong(name, address.host(), LONGEST_BODY);
        return ModelErrors.unreachable(name, address.host(), cause);
    }
}
