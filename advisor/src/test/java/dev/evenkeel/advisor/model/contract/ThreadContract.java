package dev.evenkeel.advisor.model.contract;

import static dev.evenkeel.advisor.model.contract.Asking.awaitQuestion;
import static dev.evenkeel.advisor.model.contract.Asking.failure;
import static dev.evenkeel.advisor.model.contract.ModelContract.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.evenkeel.advisor.model.LanguageModel;
import dev.evenkeel.advisor.model.ModelException;
import dev.evenkeel.advisor.model.ModelException.Kind;
import dev.evenkeel.advisor.model.ModelResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a model does for many that ask at once, and for one that does not want to wait any more. */
interface ThreadContract extends Asking {
    @Test
    default void anInterruptEndsTheWaitForAnAnswerAtOnce() throws Exception {
        try (ScriptedService service = ScriptedService.with(Reply.silence())) {
            assertInterruptible(service, model(service));
            assertThat(service.repliesEnded(1)).isTrue();
        }
    }

    @Test
    default void anInterruptEndsTheWaitBetweenAttemptsAtOnce() throws Exception {
        try (ScriptedService service = ScriptedService.with(Reply.of(429, "", "Retry-After: 10"))) {
            assertInterruptible(service, model(service, QUICK));
            assertThat(service.received()).hasSize(1);
        }
    }

    @Test
    default void manyMayAskAtOnce() throws Exception {
        try (ScriptedService service = ScriptedService.with(answer())) {
            LanguageModel model = model(service);
            List<FutureTask<ModelResponse>> questions = Stream.generate(
                            () -> new FutureTask<>(() -> model.ask(request())))
                    .limit(16)
                    .toList();
            questions.forEach(question -> new Thread(question, "asking").start());
            for (FutureTask<ModelResponse> question : questions)
                assertThat(question.get(10, TimeUnit.SECONDS).text()).isEqualTo(ANSWER);
            assertThat(service.received()).hasSize(16).allSatisfy(dialect()::assertAsked);
        }
    }

    @Test
    default void closingGivesUpWhatIsAskedAndRefusesWhatComesAfter() throws Exception {
        try (ScriptedService service = ScriptedService.with(Reply.silence())) {
            LanguageModel model = model(service, QUICK);
            CompletableFuture<ModelException> asked = CompletableFuture.supplyAsync(() -> failure(model, request()));
            awaitQuestion(service);
            ((AutoCloseable) model).close();
            assertThat(asked.get(3, TimeUnit.SECONDS).kind()).isEqualTo(Kind.CANCELLED);
            assertThat(service.repliesEnded(1)).isTrue();
            assertThat(failure(model, request()).kind()).isEqualTo(Kind.CANCELLED);
            assertThat(service.received()).hasSize(1);
        }
    }

    private static void assertInterruptible(ScriptedService service, LanguageModel model) throws Exception {
        FutureTask<ModelResponse> question = new FutureTask<>(() -> model.ask(request()));
        Thread asking = new Thread(question, "asking");
        asking.start();
        awaitQuestion(service);
        Thread.sleep(100);
        asking.interrupt();
        asking.join(SOON.toMillis());
        assertThat(asking.isAlive()).isFalse();
        ExecutionException ended = catchThrowableOfType(ExecutionException.class, question::get);
        assertThat(ended).hasCauseInstanceOf(InterruptedException.class);
    }
}
