package dev.evenkeel.advisor.model.contract;

import static dev.evenkeel.advisor.model.contract.ModelContract.KEY;
import static dev.evenkeel.advisor.model.contract.ModelContract.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.evenkeel.advisor.model.ApiKey;
import dev.evenkeel.advisor.model.LanguageModel;
import dev.evenkeel.advisor.model.ModelException;
import dev.evenkeel.advisor.model.ModelRequest;
import dev.evenkeel.advisor.model.ModelResponse;
import dev.evenkeel.advisor.model.RetrySchedule;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;

/** A question to a model under a contract, whom it is asked of, and what may come of it. */
interface Asking {
    /** What a service answers where nothing else is said. */
    String ANSWER = "{\"say\":\"salt the key, answer-0815\"}";

    /** At once, on a machine that has other things to do. */
    Duration SOON = Duration.ofSeconds(3);

    /** Three attempts without much of a wait between. */
    RetrySchedule QUICK = new RetrySchedule(3, Duration.ofMillis(20), Duration.ofMillis(20));

    /** {@return what makes the models that are asked} */
    ModelMaker maker();

    /** {@return what the service speaks} */
    Dialect dialect();

    /** {@return the service's reply that is whole and good} */
    default Reply answer() {
        return Reply.body(dialect().answer(ANSWER, dialect().stop()));
    }

    /** {@return a model that asks the service once} */
    default LanguageModel model(ScriptedService service) {
        return model(service, RetrySchedule.once());
    }

    /** {@return a model that asks the service as often as that} */
    default LanguageModel model(ScriptedService service, RetrySchedule retries) {
        return maker().model(service.address(), ApiKey.from(() -> KEY), retries);
    }

    /** {@return what comes back where the service replies that} */
    default ModelResponse asked(Reply reply) throws Exception {
        try (ScriptedService service = ScriptedService.with(reply)) {
            return model(service).ask(request());
        }
    }

    /** {@return the model after one question, so that no time goes into loading classes} */
    static LanguageModel warm(LanguageModel model) throws InterruptedException {
        model.ask(request());
        return model;
    }

    /** Waits until the service has been asked. */
    static void awaitQuestion(ScriptedService service) throws InterruptedException {
        for (int i = 0; i < 500 && service.received().isEmpty(); i++) Thread.sleep(10);
        assertThat(service.received()).hasSize(1);
    }

    /** {@return what the question failed with, which holds nothing that is nobody's business} */
    static ModelException failure(LanguageModel model, ModelRequest request) {
        ModelException failure = catchThrowableOfType(ModelException.class, () -> model.ask(request));
        assertThat(failure).isNotNull();
        StringWriter whole = new StringWriter();
        failure.printStackTrace(new PrintWriter(whole));
        assertThat(whole + model.toString() + request)
                .doesNotContain(KEY)
                .doesNotContain("canary-4711")
                .doesNotContain("X-Injected")
                .doesNotContain("schlüssel");
        return failure;
    }
}
