package dev.evenkeel.advisor.model.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.evenkeel.advisor.model.ApiKey;
import dev.evenkeel.advisor.model.FinishReason;
import dev.evenkeel.advisor.model.LanguageModel;
import dev.evenkeel.advisor.model.ModelException;
import dev.evenkeel.advisor.model.ModelException.Kind;
import dev.evenkeel.advisor.model.ModelRequest;
import dev.evenkeel.advisor.model.ModelResponse;
import dev.evenkeel.advisor.model.ModelTokens;
import dev.evenkeel.advisor.model.RetrySchedule;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every model does with what a service may do, in the words that all models share.
 *
 * <p>Whatever happens, neither the key nor the prompt is in a message, a log or a model's own text.
 */
@Timeout(30)
public abstract class ModelContract {
    /** The key that is asked with. */
    public static final String KEY = "key-8f1c77d0-of-nobody";

    /** The role that the model is given. */
    public static final String ROLE = "You advise on Spark jobs.";

    /** The first part of the question. */
    public static final String PROMPT = "stage 7 waits for one task, canary-4711";

    /** The schema of the answer. */
    public static final String SCHEMA = "{\"type\":\"object\",\"properties\":{\"say\":{\"type\":\"string\"}}}";

    private static final String ANSWER = "{\"say\":\"salt the key, answer-0815\"}";
    private static final Duration SOON = Duration.ofSeconds(3);
    private static final RetrySchedule QUICK = new RetrySchedule(3, Duration.ofMillis(20), Duration.ofMillis(20));

    private final ModelMaker maker;
    private final Dialect dialect;
    private Overheard overheard = new Overheard();

    /** The contract for the models of that maker, which speak that dialect. */
    protected ModelContract(ModelMaker maker, Dialect dialect) {
        this.maker = maker;
        this.dialect = dialect;
        overheard.close();
    }

    /** {@return the question that is asked} */
    public static ModelRequest request() {
        return ModelRequest.of(ROLE, List.of(PROMPT, "and a second part"), SCHEMA)
                .withMaxOutputTokens(2048)
                .withDeadline(Duration.ofSeconds(20));
    }

    @BeforeEach
    void listen() {
        overheard = new Overheard();
    }

    @AfterEach
    void nothingWasLoggedOrPrintedThatIsNobodysBusiness() {
        overheard.close();
        assertThat(overheard.all()).doesNotContain(KEY, PROMPT, "canary-4711", "answer-0815");
    }

    @Test
    void theWholeQuestionGoesOutAndTheWholeAnswerComesBack() throws Exception {
        try (ScriptedService service = ScriptedService.with(Reply.body(dialect.answer(ANSWER, dialect.stop())))) {
            LanguageModel model = model(service);
            assertThat(model.ask(request()))
                    .isEqualTo(new ModelResponse(
                            ANSWER,
                            FinishReason.STOP,
                            dialect.stop(),
                            new ModelTokens(120, 50, 30, 40),
                            ModelMaker.MODEL,
                            "answered-by-001",
                            "response-17"));
            assertThat(service.received()).singleElement().satisfies(dialect::assertAsked);
            assertThat(model.name()).isEqualTo(ModelMaker.MODEL);
            assertThat(model.toString()).doesNotContain(KEY);
        }
    }

    @Test
    void textOutsideAsciiArrivesAsItWasWritten() throws Exception {
        String text = "größer — 数据 🚀 \" \\ \n\t\u2028";
        try (ScriptedService service = ScriptedService.with(Reply.body(dialect.answer(text, dialect.stop())))) {
            ModelResponse response = model(service).ask(ModelRequest.of("", List.of("größer 数据 🚀"), ""));
            assertThat(response.text()).isEqualTo(text);
            assertThat(service.received().get(0).body())
                    .contains("größer 数据 🚀")
                    .doesNotContain("chema");
        }
    }

    /** The form is the guard rails' matter: a model gives what came. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"said\":17}", "I would rather talk about {\"say\"", "[]", "```json\n{}\n```"})
    void anAnswerAgainstTheSchemaPassesAsText(String text) throws Exception {
        ModelResponse response = asked(Reply.body(dialect.answer(text, dialect.stop())));
        assertThat(response.text()).isEqualTo(text);
        assertThat(response.finish()).isEqualTo(FinishReason.STOP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":", "{\"a\":1}}", "no JSON", "[]", "17", "\"text\""})
    void whatIsNoJsonOfTheProtocolIsNotUnderstoodAndNotAskedForAgain(String body) throws Exception {
        assertNotUnderstood(Reply.body(body));
    }

    @Test
    void aPageOrAMemberOfAnotherFormIsNotUnderstood() throws Exception {
        assertNotUnderstood(Reply.page());
        assertNotUnderstood(Reply.body(dialect.wrongForm()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}"})
    void anEmptyAnswerIsAnAnswerWithoutText(String body) throws Exception {
        assertThat(asked(Reply.body(body)))
                .isEqualTo(new ModelResponse("", FinishReason.NONE, "", ModelTokens.NONE, ModelMaker.MODEL, "", ""));
    }

    @Test
    void aBlockedPromptIsAnAnswerThatSaysSo() throws Exception {
        ModelResponse response = asked(dialect.blockedPrompt());
        assertThat(response.finish()).isEqualTo(FinishReason.BLOCKED_PROMPT);
        assertThat(response.finishText()).isEqualTo(dialect.blockedText());
        assertThat(response.text()).isEmpty();
    }

    @Test
    void anAnswerCutAtTheLimitKeepsWhatTextThereIs() throws Exception {
        ModelResponse cut = asked(Reply.body(dialect.answer("{\"say\":\"sa", dialect.maxTokens())));
        assertThat(cut.finish()).isEqualTo(FinishReason.MAX_TOKENS);
        assertThat(cut.text()).isEqualTo("{\"say\":\"sa");
        ModelResponse thoughtAway = asked(Reply.body(dialect.answer(null, dialect.maxTokens())));
        assertThat(thoughtAway.finish()).isEqualTo(FinishReason.MAX_TOKENS);
        assertThat(thoughtAway.text()).isEmpty();
        assertThat(thoughtAway.tokens().thoughts()).isEqualTo(30);
    }

    @Test
    void aWithheldAnswerAndAnUnknownReasonAreTold() throws Exception {
        ModelResponse withheld = asked(Reply.body(dialect.answer(null, dialect.safety())));
        assertThat(withheld.finish()).isEqualTo(FinishReason.SAFETY);
        assertThat(withheld.text()).isEmpty();
        ModelResponse unknown = asked(Reply.body(dialect.answer("half", "BRAND_NEW_REASON")));
        assertThat(unknown.finish()).isEqualTo(FinishReason.OTHER);
        assertThat(unknown.finishText()).isEqualTo("BRAND_NEW_REASON");
        assertThat(unknown.text()).isEqualTo("half");
    }

    @Test
    void aBusyServiceIsAskedAgainAfterTheWaitItAsksFor() throws Exception {
        try (ScriptedService service = ScriptedService.with(Reply.of(429, "{}", "Retry-After: 1"), answer())) {
            long start = System.nanoTime();
            assertThat(model(service, QUICK).ask(request()).text()).isEqualTo(ANSWER);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(1), SOON);
            assertThat(service.received()).hasSize(2).allSatisfy(dialect::assertAsked);
        }
    }

    @Test
    void aServiceThatFailsIsAskedAgainUntilTheAttemptsAreUsedUp() throws Exception {
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
    void asksOnceWhereOneAttemptIsAllowed() throws Exception {
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
    void aWaitBeyondTheDeadlineIsNotBegun() throws Exception {
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
    void aRefusalIsFinalAndSaysTheStatusAndNotTheBody(int status) throws Exception {
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
    void aRedirectIsNotFollowed(int status) throws Exception {
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

    @ParameterizedTest
    @MethodSource("endlessWaits")
    void theDeadlineHoldsAndTheConnectionIsGivenUp(Reply reply) throws Exception {
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
    void oneDeadlineHoldsForAllAttemptsTogether() throws Exception {
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
    void aBrokenConnectionIsUnreachableAndAskedForAgain(Reply broken) throws Exception {
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
    void aPortThatNobodyListensAtIsUnreachable() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        LanguageModel model = maker.model("http://127.0.0.1:" + port, ApiKey.from(() -> KEY), RetrySchedule.once());
        ModelException unreachable = failure(model, request());
        assertThat(unreachable.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(unreachable).hasMessageContaining("nobody listens there").hasMessageContaining(":" + port);
    }

    @Test
    void anEndlessAnswerIsGivenUpSoon() throws Exception {
        try (ScriptedService service = ScriptedService.with(Reply.endless())) {
            ModelException tooLong = failure(model(service), request());
            assertThat(tooLong.kind()).isEqualTo(Kind.NOT_UNDERSTOOD);
            assertThat(tooLong).hasMessageContaining("more than 4,194,304 bytes");
            assertThat(service.repliesEnded(1)).isTrue();
        }
    }

    @Test
    void anInterruptEndsTheWaitForAnAnswerAtOnce() throws Exception {
        try (ScriptedService service = ScriptedService.with(Reply.silence())) {
            assertInterruptible(service, model(service));
            assertThat(service.repliesEnded(1)).isTrue();
        }
    }

    @Test
    void anInterruptEndsTheWaitBetweenAttemptsAtOnce() throws Exception {
        try (ScriptedService service = ScriptedService.with(Reply.of(429, "", "Retry-After: 10"))) {
            assertInterruptible(service, model(service, QUICK));
            assertThat(service.received()).hasSize(1);
        }
    }

    @Test
    void manyMayAskAtOnce() throws Exception {
        try (ScriptedService service = ScriptedService.with(answer())) {
            LanguageModel model = model(service);
            List<FutureTask<ModelResponse>> questions = Stream.generate(
                            () -> new FutureTask<>(() -> model.ask(request())))
                    .limit(16)
                    .toList();
            questions.forEach(question -> new Thread(question, "asking").start());
            for (FutureTask<ModelResponse> question : questions)
                assertThat(question.get(10, TimeUnit.SECONDS).text()).isEqualTo(ANSWER);
            assertThat(service.received()).hasSize(16).allSatisfy(dialect::assertAsked);
        }
    }

    @Test
    void closingGivesUpWhatIsAskedAndRefusesWhatComesAfter() throws Exception {
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

    @Test
    void withoutAUsableKeyNothingIsSent() throws Exception {
        try (ScriptedService service = ScriptedService.with(answer())) {
            ApiKey unset = ApiKey.fromEnvironment("EVENKEEL_NO_SUCH_VARIABLE");
            ModelException missing = failure(maker.model(service.address(), unset, QUICK), request());
            assertThat(missing.kind()).isEqualTo(Kind.NO_KEY);
            assertThat(missing).hasMessageContaining("EVENKEEL_NO_SUCH_VARIABLE is not set");
            ApiKey failing = ApiKey.from(() -> {
                throw new IllegalStateException("the store refused " + KEY);
            });
            ModelException failed = failure(maker.model(service.address(), failing, QUICK), request());
            assertThat(failed.kind()).isEqualTo(Kind.NO_KEY);
            assertThat(failed).hasMessageContaining("java.lang.IllegalStateException");
            for (String bad : List.of("", " ", KEY + "\n", KEY + "\r\nX-Injected: 1", "schlüssel")) {
                ModelException unusable =
                        failure(maker.model(service.address(), ApiKey.from(() -> bad), QUICK), request());
                assertThat(unusable.kind()).isEqualTo(Kind.NO_KEY);
            }
            assertThat(service.received()).isEmpty();
        }
    }

    @Test
    void theKeyIsReadForEachQuestion() throws Exception {
        try (ScriptedService service = ScriptedService.with(answer())) {
            StringBuilder key = new StringBuilder("first-key");
            LanguageModel model = maker.model(service.address(), ApiKey.from(key::toString), QUICK);
            model.ask(request());
            key.insert(0, "another-");
            model.ask(request());
            assertThat(service.received().get(0).headers().toString()).contains("first-key");

            assertThat(service.received().get(1).headers().toString()).contains("another-first-key");
        }
    }

    @Test
    void theEnvironmentDoesNotAimItElsewhere() throws Exception {
        try (ScriptedService elsewhere = ScriptedService.with(answer());
                ScriptedService service = ScriptedService.with(answer())) {
            Process process = HostileEnvironment.process(maker, service.address(), elsewhere.address())
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(printed).isEqualToNormalizingNewlines("STOP " + ANSWER + "\n");
            assertThat(service.received()).singleElement().satisfies(dialect::assertAsked);
            assertThat(elsewhere.received()).isEmpty();
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

    private Reply answer() {
        return Reply.body(dialect.answer(ANSWER, dialect.stop()));
    }

    private LanguageModel model(ScriptedService service) {
        return model(service, RetrySchedule.once());
    }

    private LanguageModel model(ScriptedService service, RetrySchedule retries) {
        return maker.model(service.address(), ApiKey.from(() -> KEY), retries);
    }

    /** {@return the model after one question, so that no time goes into loading classes} */
    private static LanguageModel warm(LanguageModel model) throws InterruptedException {
        model.ask(request());
        return model;
    }

    private ModelResponse asked(Reply reply) throws Exception {
        try (ScriptedService service = ScriptedService.with(reply)) {
            return model(service).ask(request());
        }
    }

    private void assertNotUnderstood(Reply reply) throws Exception {
        try (ScriptedService service = ScriptedService.with(reply)) {
            assertThat(failure(model(service, QUICK), request()).kind()).isEqualTo(Kind.NOT_UNDERSTOOD);
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

    private static void awaitQuestion(ScriptedService service) throws InterruptedException {
        for (int i = 0; i < 500 && service.received().isEmpty(); i++) Thread.sleep(10);
        assertThat(service.received()).hasSize(1);
    }

    /** {@return what the question failed with, which holds nothing that is nobody's business} */
    private static ModelException failure(LanguageModel model, ModelRequest request) {
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
