package dev.evenkeel.advisor.gemini;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.genai.Models;
import com.google.genai.errors.ApiException;
import com.google.genai.errors.GenAiIOException;
import com.google.genai.types.Content;
import com.google.genai.types.GenerateContentConfig;
import dev.evenkeel.advisor.model.ModelErrors;
import dev.evenkeel.advisor.model.ModelException;
import dev.evenkeel.advisor.model.ModelResponse;
import java.util.List;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** One question put to the library once, its failures told in the words that all models share. */
final class GeminiCall {
    private final String model;
    private final Access access;
    private final OkHttpClient http;
    private final Wiretap wiretap = new Wiretap();

    GeminiCall(String model, Access access, OkHttpClient http) {
        this.model = model;
        this.access = access;
        this.http = http;
    }

    /** {@return the answer; blocks, and fails with a {@link ModelException}} */
    ModelResponse ask(List<Content> contents, GenerateContentConfig config) {
        OkHttpClient tapped = http.newBuilder().addInterceptor(wiretap).build();
        Models models = new Models(access.client(tapped));
        try {
            return GeminiAnswer.read(model, models.generateContent(model, contents, config));
        } catch (ApiException e) {
            throw ModelErrors.status(model, host(), e.code(), wiretap.retryAfter());
        } catch (GenAiIOException e) {
            throw broken(e.getCause());
        }
    }

    /** Gives up the connection, from whichever thread. */
    void cancel() {
        wiretap.cancel();
    }

    private ModelException broken(@Nullable Throwable cause) {
        if (cause instanceof JsonProcessingException) return ModelErrors.notUnderstood(model, host(), "no JSON");
        if (cause instanceof Wiretap.NoObject) return ModelErrors.notUnderstood(model, host(), "JSON of another form");
        if (cause instanceof Wiretap.TooLong) return ModelErrors.tooLong(model, host(), Wiretap.LONGEST_BODY);
        return ModelErrors.unreachable(model, host(), cause);
    }

    private String host() {
        return access.address().host();
    }
}
