package dev.evenkeel.advisor.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.Confidence;
import dev.evenkeel.advisor.SettingChange;
import dev.evenkeel.advisor.facts.KnownSettings;
import dev.evenkeel.advisor.knob.Knob;
import dev.evenkeel.advisor.knob.Knobs;
import dev.evenkeel.advisor.model.FinishReason;
import dev.evenkeel.advisor.model.ModelResponse;
import dev.evenkeel.advisor.model.ModelTokens;
import dev.evenkeel.testkit.Seeds;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The corpus: of the bad answers none gets through, each for the reason that stands beside it; of the good ones none is
 * lost. Held against the settings of the Spark on the class path.
 */
class GuardRailsTest {
    private static final String GOOD = Corpus.config("spark.sql.shuffle.partitions", "400", "session");

    static Stream<Arguments> badSettings() {
        return Corpus.lines("bad-settings.txt", 5).map(cells -> Arguments.of(cells[0], cells[1], cells[2], cells[3]));
    }

    @ParameterizedTest
    @MethodSource("badSettings")
    void noBadSettingGetsThrough(String key, String value, String scope, String code) {
        Judged judged = Corpus.judge(Corpus.answer(List.of(Corpus.config(key, value, scope)), List.of()));
        assertThat(judged.settings()).isEmpty();
        assertThat(codes(judged)).containsExactly(code);
    }

    static Stream<Arguments> badActions() {
        return Corpus.lines("bad-actions.txt", 2).map(cells -> Arguments.of(cells[0], cells[1]));
    }

    @ParameterizedTest
    @MethodSource("badActions")
    void noBadActionGetsThrough(String code, String json) {
        Judged judged = Corpus.judge(Corpus.answer(List.of(), List.of(Corpus.action(json))));
        assertThat(judged.actions()).isEmpty();
        assertThat(codes(judged)).containsExactly(code);
    }

    static Stream<Arguments> badSupport() {
        return Corpus.lines("bad-support.txt", 3).map(cells -> Arguments.of(cells[0], cells[1], cells[2]));
    }

    @ParameterizedTest
    @MethodSource("badSupport")
    void nothingGetsThroughThatRestsOnNothingOrSpeaksCode(String code, String evidence, String reason) {
        String config = Corpus.config("spark.sql.shuffle.partitions", "400", "session", evidence, reason);
        Judged judged = Corpus.judge(Corpus.answer(List.of(config), List.of()));
        assertThat(judged.settings()).isEmpty();
        assertThat(codes(judged)).containsExactly(code);
    }

    static Stream<Arguments> badAnswers() {
        return Corpus.answers("bad-answers.txt").stream()
                .map(answer -> Arguments.of(answer.getKey(), answer.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badAnswers")
    void noBadAnswerGetsThrough(String heading, String text) {
        Judged judged = Corpus.judge(text);
        String code = heading.substring(0, heading.indexOf(':'));
        assertThat(codes(judged)).containsExactly(code);
        int standing = heading.contains("the first one stands") ? 1 : 0;
        assertThat(judged.settings().size() + judged.actions().size()).isEqualTo(standing);
        assertThat(judged.summary()).isEmpty();
        assertThat(judged.question()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = FinishReason.class, mode = EnumSource.Mode.EXCLUDE, names = "STOP")
    void onlyAFinishedAnswerIsRead(FinishReason finish) {
        Judged judged = Corpus.judge(finish, Corpus.answer(List.of(GOOD), List.of()));
        assertThat(judged.settings()).isEmpty();
        assertThat(codes(judged)).containsExactly("answer-not-finished");
    }

    @Test
    void nineItemsAreTooMany() {
        List<String> nine = Collections.nCopies(9, GOOD);
        assertThat(codes(Corpus.judge(Corpus.answer(nine, List.of())))).containsExactly("answer-too-many-items");
        List<String> settings = Collections.nCopies(5, GOOD);
        List<String> actions = Collections.nCopies(4, Corpus.action("{\"action\":\"cache\",\"at\":\"Q1.N3\"}"));
        assertThat(codes(Corpus.judge(Corpus.answer(settings, actions)))).containsExactly("answer-too-many-items");
    }

    @Test
    void aHugeAnswerIsNotParsed() {
        String padded = Corpus.answer(List.of(GOOD), List.of()) + " ".repeat(AnswerReading.MOST_CHARACTERS);
        assertThat(codes(Corpus.judge(padded))).containsExactly("answer-too-long");
        String nested = "[".repeat(20_000);
        assertThat(codes(Corpus.judge(nested))).containsExactly("answer-not-json");
    }

    @Test
    void aLongReasonIsNotShown() {
        String config =
                Corpus.config("spark.sql.shuffle.partitions", "400", "session", "[\"S3.0\"]", "so ".repeat(200));
        assertThat(codes(Corpus.judge(Corpus.answer(List.of(config), List.of()))))
                .containsExactly("text-too-long");
    }

    static Stream<Arguments> goodSettings() {
        return Corpus.lines("good-answers.txt", 5).map(cells -> Arguments.of(cells[0], cells[1], cells[2], cells[3]));
    }

    @ParameterizedTest
    @MethodSource("goodSettings")
    void noGoodSettingIsLostAndItsTextIsOurs(String key, String value, String scope, String text) {
        Judged judged = Corpus.judge(Corpus.answer(List.of(Corpus.config(key, value, scope)), List.of()));
        assertThat(judged.refused()).isEmpty();
        ProposedSetting proposed = judged.settings().get(0);
        String current = Corpus.SENT.settings().text(key).orElse(null);
        assertThat(proposed.change()).isEqualTo(new SettingChange(key, current, text));
        assertThat(proposed.scope()).isEqualTo(scope.equals("session") ? Scope.SESSION : Scope.SUBMISSION);
        assertThat(proposed.support().evidence()).containsExactly("S3.0");
        assertThat(proposed.support().confidence()).isEqualTo(Confidence.MEDIUM);
    }

    static Stream<Arguments> goodActions() {
        return Corpus.lines("good-actions.txt", 2).map(cells -> Arguments.of(cells[0], cells[1]));
    }

    @ParameterizedTest
    @MethodSource("goodActions")
    void noGoodActionIsLostAndNamesAreTheUsers(String json, String sentence) {
        Judged judged = Corpus.judge(Corpus.answer(List.of(), List.of(Corpus.action(json))));
        assertThat(judged.refused()).isEmpty();
        assertThat(judged.actions().get(0).action().sentence()).isEqualTo(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "With spark.sql.adaptive.enabled on, 200 MiB a task (S3.0) is far above the 64 MiB it aims at.",
                "Raise spark.sql.shuffle.partitions, since spark.executor.memory is 4g and tasks read 200 MiB.",
                "The setting spark.sql.adaptive.advisoryPartitionSizeInBytes is lower than what tasks read.",
                "It's 70 s against 1 s: one task, 35 % of the stage; others wait."
            })
    void plainWordsAreKept(String reason) {
        String config = Corpus.config("spark.sql.shuffle.partitions", "400", "session", "[\"S3.0\",\"K1\"]", reason);
        Judged judged = Corpus.judge(Corpus.answer(List.of(config), List.of()));
        assertThat(judged.refused()).isEmpty();
        assertThat(judged.settings().get(0).support().rationale()).isEqualTo(reason);
    }

    @Test
    void anAnswerOfNothingIsAGoodAnswer() {
        Judged judged = Corpus.judge("\n {\"question\": \"\", \"actions\": [], \"configs\": [], \"summary\": \"\"}\n");
        assertThat(judged).isEqualTo(Judged.nothing());
    }

    @Test
    void pseudonymsOfTheWordsAreTheUsersNamesAgain() {
        String answer = "{\"summary\":\"Half of table_1 has one column_2; column_77 was never sent.\",\"configs\":[],"
                + "\"actions\":[],\"question\":\"Is column_2 of table_1 often null?\"}";
        Judged judged = Corpus.judge(answer);
        assertThat(judged.summary()).isEqualTo("Half of orders has one customer_id; column_77 was never sent.");
        assertThat(judged.question()).contains("Is customer_id of orders often null?");
    }

    @Test
    void goodItemsStandBesideBadOnes() {
        Judged judged = Corpus.judge(Corpus.answer(
                List.of(Corpus.config("spark.sql.ansi.enabled", "false", "session"), GOOD),
                List.of(
                        Corpus.action("{\"action\":\"drop\",\"at\":\"Q1.N3\"}"),
                        Corpus.action("{\"action\":\"cache\",\"at\":\"Q1.N3\"}"))));
        assertThat(judged.settings())
                .extracting(Object::toString)
                .containsExactly("spark.sql.shuffle.partitions: 200 -> 400");
        assertThat(judged.actions()).hasSize(1);
        assertThat(codes(judged)).containsExactlyInAnyOrder("setting-forbidden", "action-unknown");
        assertThat(judged.refused().get(0).what()).isEqualTo("spark.sql.ansi.enabled=false");
    }

    @Test
    void settingsThatAreRightTogetherPassTogether() {
        // Results of 3 GiB are above the driver's 1 GiB, but not beside a driver of 4 GiB.
        Judged judged = Corpus.judge(Corpus.answer(
                List.of(
                        Corpus.config("spark.driver.maxResultSize", "3g", "submission"),
                        Corpus.config("spark.driver.memory", "4g", "submission")),
                List.of()));
        assertThat(judged.refused()).isEmpty();
        assertThat(judged.settings()).hasSize(2);
    }

    @Test
    void ofSettingsThatAreWrongTogetherTheLastOneGoes() {
        // 8g takes 8.8 GiB with what stands beside it; 28g beside it is 36 GiB, on nodes of 32 GiB.
        Judged judged = Corpus.judge(Corpus.answer(
                List.of(
                        Corpus.config("spark.executor.memory", "8g", "submission"),
                        Corpus.config("spark.executor.memoryOverhead", "28g", "submission")),
                List.of()));
        assertThat(judged.settings()).extracting(Object::toString).containsExactly("spark.executor.memory: 4g -> 8g");
        assertThat(codes(judged)).containsExactly("executor-over-node");
    }

    @Test
    void aMisspeltOrDeprecatedNameComesWithTheRightOne() {
        assertThat(sentence("spark.sql.shuffle.partition", "400")).contains("spark.sql.shuffle.partitions is near");
        assertThat(sentence("spark.sql.adaptive.shuffle.targetPostShuffleInputSize", "128m"))
                .contains("spark.sql.adaptive.advisoryPartitionSizeInBytes is its successor");
    }

    @Test
    void withoutKnowledgeOfSettingsNoneIsAdvised() {
        ModelResponse response = new ModelResponse(
                Corpus.answer(List.of(GOOD), List.of()),
                FinishReason.STOP,
                "STOP",
                ModelTokens.NONE,
                "scripted",
                "",
                "");
        Judged judged = GuardRails.of(KnownSettings.none(), Limits.unknown()).judge(response, Corpus.SENT);
        assertThat(judged.settings()).isEmpty();
        assertThat(codes(judged)).containsExactly("setting-registry-unread");
    }

    @Test
    void theAllowListAndTheDenyListDoNotMeet() {
        assertThat(Knobs.all()).allMatch(knob -> Forbidden.why(knob.key()).isEmpty());
    }

    @Test
    void everyKnobIsOneOfThisSparkWhichTakesItsBoundsAndItsUsualValue() {
        for (Knob knob : Knobs.all()) {
            assertThat(Corpus.KNOWN.isKnown(knob.key())).as(knob.key()).isTrue();
            assertThat(Corpus.KNOWN.deprecation(knob.key())).as(knob.key()).isEmpty();
            if (!knob.usual().isEmpty()) {
                assertThat(knob.usualValue().map(value -> value.text()))
                        .as(knob.key())
                        .contains(knob.usual());
                assertThat(Corpus.KNOWN.problem(knob.key(), knob.usual()))
                        .as(knob.key())
                        .isEmpty();
            }
            if (!knob.isNumeric()) continue;
            for (double bound : List.of(knob.least(), knob.most()))
                assertThat(Corpus.KNOWN.problem(knob.key(), knob.value(bound).text()))
                        .as(knob.key())
                        .isEmpty();
        }
    }

    /** Whatever stands in an answer, what is accepted is a known knob within its bounds, resting on what was sent. */
    @ParameterizedTest
    @Seeds(300)
    void brokenAnswersNeverBreakTheRails(long seed) {
        Random random = new Random(seed);
        String good = Corpus.answer(
                List.of(GOOD, Corpus.config("spark.executor.memory", "8g", "submission")),
                List.of(Corpus.action(
                        "{\"action\":\"salt\",\"at\":\"Q1.N1\",\"columns\":[\"column_2\"],\"count\":16}")));
        StringBuilder broken = new StringBuilder(good);
        for (int change = 0; change <= random.nextInt(4); change++) {
            int at = random.nextInt(broken.length());
            switch (random.nextInt(4)) {
                case 0 -> broken.setCharAt(at, (char) random.nextInt(0x180));
                case 1 -> broken.deleteCharAt(at);
                case 2 -> broken.insert(at, broken.charAt(random.nextInt(broken.length())));
                default -> broken.insert(at, random.nextInt(10_000));
            }
        }
        Judged judged = Corpus.judge(broken.toString());
        for (ProposedSetting proposed : judged.settings()) {
            Knob knob = Knobs.named(proposed.change().key()).orElseThrow();
            double amount =
                    knob.read(proposed.change().recommended()).orElseThrow().amount();
            if (!Double.isNaN(amount)) assertThat(amount).isBetween(knob.least(), knob.most());
            assertThat(Corpus.SENT.information().ids())
                    .containsAll(proposed.support().evidence());
        }
        for (ProposedAction proposed : judged.actions())
            assertThat(Corpus.SENT.information().ids())
                    .contains(proposed.action().at());
    }

    private static String sentence(String key, String value) {
        Judged judged = Corpus.judge(Corpus.answer(List.of(Corpus.config(key, value, "session")), List.of()));
        return judged.refused().get(0).reason().sentence();
    }

    private static List<String> codes(Judged judged) {
        return judged.refused().stream().map(refusal -> refusal.reason().code()).toList();
    }

    @Test
    void aRefusalIsShownOnALineOfItsOwn() {
        String config = Corpus.config("spark.sql.x\u001b[2J\n" + "y".repeat(200), "1", "session");
        Refusal refusal = Corpus.judge(Corpus.answer(List.of(config), List.of()))
                .refused()
                .get(0);
        assertThat(refusal.what())
                .hasSizeLessThanOrEqualTo(80)
                .doesNotContain("\u001b")
                .doesNotContain("\n");
        assertThat(Optional.of(refusal.reason().code())).contains("setting-key-not-plain");
    }
}
