package dev.evenkeel.advisor.model.contract;

import static dev.evenkeel.advisor.model.contract.Asking.failure;
import static dev.evenkeel.advisor.model.contract.Asking.warm;
import static dev.evenkeel.advisor.model.contract.ModelContract.KEY;
import static dev.evenkeel.advisor.model.contract.ModelContract.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.model.ApiKey;
import dev.evenkeel.advisor.model.LanguageModel;
import dev.evenkeel.advisor.model.ModelException;
import dev.evenkeel.advisor.model.ModelException.Kind;
import dev.evenkeel.advisor.model.RetrySchedule;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a model does where an answer does not come, not whole, or does not end. */
interface ConnectionContract extends Asking {
    @ParameterizedTest
    @MethodSource("endlessWaits")
    default void theDeadlineHoldsAndTheConnectionIsGivenUp(Reply reply) throws Exception {
        try (ScriptedService service = ScriptedService.with(answer(), reply)) {
            LanguageModel model = warm(model(service, QUICK));
            long start = System.nanoTime();
            ModelException late = failure(model, request().withDeadline(Duration.ofMillis(300)));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(300), SOON);
            assertThat(late.kind()).isEqualTo(Kind.TIMED_OUT);
            assertThat(late).hasMessageContaining("within 0.3 s");
            assertThat(service.repliesEnded(2)).isTrue();
            assertThat(service.received()).hasSize(2);
        }
    }

    @Test
    default void oneDeadlineHoldsForAllAttemptsTogether() throws Exception {
        try (ScriptedService service = ScriptedService.with(answer(), Reply.of(500, ""), Reply.silence())) {
            LanguageModel model = warm(model(service, QUICK));
            ModelException late = failure(model, request().withDeadline(Duration.ofMillis(400)));
            assertThat(late.kind()).isEqualTo(Kind.TIMED_OUT);
            assertThat(late.getSuppressed())
                    .singleElement()
                    .satisfies(before ->
                            assertThat(((ModelException) before).kind()).isEqualTo(Kind.BUSY));
            assertThat(service.received()).hasSize(3);
        }
    }

    @ParameterizedTest
    @MethodSource("brokenConnections")
    default void aBrokenConnectionIsUnreachableAndAskedForAgain(Reply broken) throws Exception {
        try (ScriptedService service = ScriptedService.with(broken)) {
            assertThat(failure(model(service), request()).kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(service.received()).hasSize(1);
        }
        try (ScriptedService service = ScriptedService.with(broken, answer())) {
            assertThat(model(service, QUICK).ask(request()).text()).isEqualTo(ANSWER);
            assertThat(service.received()).hasSize(2);
        }
    }

    @Test
    default void aPortThatNobodyListensAtIsUnreachable() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        LanguageModel model = maker().model("http://127.0.0.1:" + port, ApiKey.from(() -> KEY), RetrySchedule.once());
        ModelException unreachable = failure(model, request());
        assertThat(unreachable.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(unreachable).hasMessageContaining("nobody listens there").hasMessageContaining(":" + port);
    }

    @Test
    default void anEndlessAnswerIsGivenUpSoon() throws Exception {
        try (ScriptedService service = ScriptedService.with(Reply.endless())) {
            ModelException tooLong = failure(model(service), request());
            assertThat(tooLong.kind()).isEqualTo(Kind.NOT_UNDERSTOOD);
            assertThat(tooLong).hasMessageContaining("more than 4,194,304 bytes");
            assertThat(service.repliesEnded(1)).isTrue();
        }
    }

    static Stream<Named<Reply>> endlessWaits() {
        return Stream.of(
                Named.of("silence", Reply.silence()),
                Named.of("dripping header", Reply.drippingHead()),
                Named.of("dripping body", Reply.drippingBody()));
    }

    static Stream<Named<Reply>> brokenConnections() {
        return Stream.of(
                Named.of("hangs up", Reply.hangUp()),
                Named.of("body cut", Reply.cutBody("{\"a\":")),
                Named.of("chunk cut", Reply.cutChunk("{\"a\":")));
    }
}
