package dev.evenkeel.advisor.model.contract;

import static dev.evenkeel.advisor.model.contract.Asking.failure;
import static dev.evenkeel.advisor.model.contract.ModelContract.KEY;
import static dev.evenkeel.advisor.model.contract.ModelContract.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.model.ApiKey;
import dev.evenkeel.advisor.model.LanguageModel;
import dev.evenkeel.advisor.model.ModelException;
import dev.evenkeel.advisor.model.ModelException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** With which key a model asks, and whom. */
interface KeyContract extends Asking {
    @Test
    default void withoutAUsableKeyNothingIsSent() throws Exception {
        try (ScriptedService service = ScriptedService.with(answer())) {
            ApiKey unset = ApiKey.fromEnvironment("EVENKEEL_NO_SUCH_VARIABLE");
            ModelException missing = failure(maker().model(service.address(), unset, QUICK), request());
            assertThat(missing.kind()).isEqualTo(Kind.NO_KEY);
            assertThat(missing).hasMessageContaining("EVENKEEL_NO_SUCH_VARIABLE is not set");
            ApiKey failing = ApiKey.from(() -> {
                throw new IllegalStateException("the store refused " + KEY);
            });
            ModelException failed = failure(maker().model(service.address(), failing, QUICK), request());
            assertThat(failed.kind()).isEqualTo(Kind.NO_KEY);
            assertThat(failed).hasMessageContaining("java.lang.IllegalStateException");
            for (String bad : List.of("", " ", KEY + "\n", KEY + "\r\nX-Injected: 1", "schlüssel")) {
                ModelException unusable =
                        failure(maker().model(service.address(), ApiKey.from(() -> bad), QUICK), request());
                assertThat(unusable.kind()).isEqualTo(Kind.NO_KEY);
            }
            assertThat(service.received()).isEmpty();
        }
    }

    @Test
    default void theKeyIsReadForEachQuestion() throws Exception {
        try (ScriptedService service = ScriptedService.with(answer())) {
            StringBuilder key = new StringBuilder("first-key");
            LanguageModel model = maker().model(service.address(), ApiKey.from(key::toString), QUICK);
            model.ask(request());
            key.insert(0, "another-");
            model.ask(request());
            assertThat(service.received().get(0).headers().toString()).contains("first-key");
            assertThat(service.received().get(1).headers().toString()).contains("another-first-key");
        }
    }

    @Test
    default void theEnvironmentDoesNotAimItElsewhere() throws Exception {
        try (ScriptedService elsewhere = ScriptedService.with(answer());
                ScriptedService service = ScriptedService.with(answer())) {
            Process process = HostileEnvironment.process(maker(), service.address(), elsewhere.address())
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(printed).isEqualToNormalizingNewlines("STOP " + ANSWER + "\n");
            assertThat(service.received()).singleElement().satisfies(dialect()::assertAsked);
            assertThat(elsewhere.received()).isEmpty();
        }
    }
}
