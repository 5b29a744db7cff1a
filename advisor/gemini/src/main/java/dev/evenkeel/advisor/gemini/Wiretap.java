package dev.evenkeel.advisor.gemini;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.evenkeel.advisor.model.RetryAfter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * What the library keeps to itself about one call: the call to cancel, the wait the service asks for, and a limit on
 * what is read.
 */
final class Wiretap implements Interceptor {
    /** As much as other models read. */
    static final int LONGEST_BODY = 4 << 20;

    private static final ObjectReader JSON = new ObjectMapper().reader(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** An answer that is longer than is read. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** JSON that is not an object. */
    static final class NoObject extends IOException {
        private static final long serialVersionUID = 1;
    }

    private volatile boolean isCancelled;
    private volatile @Nullable Call call;
    private volatile @Nullable Duration retryAfter;

    @Override
    public Response intercept(Chain chain) throws IOException {
        call = chain.call();
        if (isCancelled) throw new IOException("cancelled before it was sent");
        Response response = chain.proceed(chain.request());
        String asked = response.header("Retry-After");
        if (asked != null) retryAfter = RetryAfter.of(asked, Instant.now()).orElse(null);
        ResponseBody body = response.body();
        if (body == null) return response;
        byte[] bytes = bounded(body);
        if (response.isSuccessful()) mustBeObjectOrNothing(bytes);
        return response.newBuilder()
                .body(ResponseBody.create(bytes, body.contentType()))
                .build();
    }

    /** {@return the wait that the service asked for; null where it did not} */
    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    void cancel() {
        isCancelled = true;
        Call begun = call;
        if (begun != null) begun.cancel();
    }

    private static byte[] bounded(ResponseBody body) throws IOException {
        try (body) {
            byte[] bytes = body.byteStream().readNBytes(LONGEST_BODY + 1);
            if (bytes.length > LONGEST_BODY) throw new TooLong();
            return bytes;
        }
    }

    /** The library takes a list, a number or two values for an answer without anything in it. */
    private static void mustBeObjectOrNothing(byte[] bytes) throws IOException {
        JsonNode json = JSON.readTree(bytes);
        if (!json.isObject() && !json.isMissingNode()) throw new NoObject();
    }
}
