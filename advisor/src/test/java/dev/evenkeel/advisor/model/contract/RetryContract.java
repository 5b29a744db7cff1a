package dev.evenkeel.advisor.model.contract;

import static dev.evenkeel.advisor.model.contract.Asking.failure;
import static dev.evenkeel.advisor.model.contract.ModelContract.KEY;
import static dev.evenkeel.advisor.model.contract.ModelContract.PROMPT;
import static dev.evenkeel.advisor.model.contract.ModelContract.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.model.LanguageModel;
import dev.evenkeel.advisor.model.ModelException;
import dev.evenkeel.advisor.model.ModelException.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a model asks again, and when it takes a refusal for final. */
interface RetryContract extends Asking {
    @Test
    default void aBusyServiceIsAskedAgainAfterTheWaitItAsksFor() throws Exception {
        try (ScriptedService service = ScriptedService.with(Reply.of(429, "{}", "Retry-After: 1"), answer())) {
            long start = System.nanoTime();
            assertThat(model(service, QUICK).ask(request()).text()).isEqualTo(ANSWER);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(1), SOON);
            assertThat(service.received()).hasSize(2).allSatisfy(dialect()::assertAsked);
        }
    }

    @Test
    default void aServiceThatFailsIsAskedAgainUntilTheAttemptsAreUsedUp() throws Exception {
        try (ScriptedService service = ScriptedService.with(Reply.of(500, "oops"), Reply.of(503, ""), answer())) {
            assertThat(model(service, QUICK).ask(request()).text()).isEqualTo(ANSWER);
            assertThat(service.received()).hasSize(3);
        }
        try (ScriptedService service = ScriptedService.with(Reply.of(500, "oops " + KEY))) {
            assertThat(failure(model(service, QUICK), request()).kind()).isEqualTo(Kind.BUSY);
            assertThat(service.received()).hasSize(3);
        }
    }

    /** Nor does a library sleep where it is told to ask once. */
    @Test
    default void asksOnceWhereOneAttemptIsAllowed() throws Exception {
        try (ScriptedService service = ScriptedService.with(Reply.of(503, ""))) {
            LanguageModel model = model(service);
            failure(model, request());
            long start = System.nanoTime();
            for (int i = 0; i < 5; i++) failure(model, request());
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
            assertThat(service.received()).hasSize(6);
        }
    }

    @Test
    default void aWaitBeyondTheDeadlineIsNotBegun() throws Exception {
        try (ScriptedService service = ScriptedService.with(Reply.of(429, "", "Retry-After: 60"))) {
            long start = System.nanoTime();
            ModelException busy = failure(model(service, QUICK), request());
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
            assertThat(busy.kind()).isEqualTo(Kind.BUSY);
            assertThat(busy.retryAfter()).contains(Duration.ofSeconds(60));
            assertThat(busy).hasMessageContaining("429").hasMessageContaining("wait 60 s");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 413})
    default void aRefusalIsFinalAndSaysTheStatusAndNotTheBody(int status) throws Exception {
        String body =
                "{\"error\":{\"code\":" + status + ",\"message\":\"" + PROMPT + KEY + "\",\"status\":\"" + KEY + "\"}}";
        try (ScriptedService service = ScriptedService.with(Reply.of(status, body))) {
            ModelException refused = failure(model(service, QUICK), request());
            assertThat(refused.kind()).isEqualTo(Kind.REFUSED);
            assertThat(refused).hasMessageContaining("answered " + status);
            assertThat(service.received()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    default void aRedirectIsNotFollowed(int status) throws Exception {
        try (ScriptedService elsewhere = ScriptedService.with(answer());
                ScriptedService service = ScriptedService.with(Reply.of(
                        status, "", "Location: " + elsewhere.address() + "/v1beta/models/x:generateContent"))) {
            ModelException refused = failure(model(service, QUICK), request());
            assertThat(refused.kind()).isEqualTo(Kind.REFUSED);
            assertThat(refused).hasMessageContaining("answered " + status).hasMessageContaining("Redirects");
            assertThat(elsewhere.received()).isEmpty();
            assertThat(service.received()).hasSize(1);
        }
    }
}
