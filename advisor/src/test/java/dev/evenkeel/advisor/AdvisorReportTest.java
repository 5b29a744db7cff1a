package dev.evenkeel.advisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenkeel.advisor.rule.Case;
import dev.evenkeel.advisor.rule.Rule;
import dev.evenkeel.testkit.Golden;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The sample run's numbers are computed in its description. */
class AdvisorReportTest {
    private static final AdvisorReport REPORT = Advisor.rules()
            .withOptions(AdvisorOptions.defaults().withPrice(Price.perInstanceHour(0.192, 4)))
            .advise(SampleRun.named("nightly sales"));

    @Test
    void theRunIsSummedUpInThreeNumbersAndItsPrice() {
        List<String> summary = REPORT.summary();
        assertThat(summary.get(0)).startsWith("nightly sales: 100.0 s on 8 slots, ");
        assertThat(summary.get(1)).as("220 s of 800 s").isEqualTo("  27.5 % of the slot time was used by 24 tasks");
        assertThat(summary.get(2)).isEqualTo("  20.0 % of the wall time had no task at all");
        assertThat(summary.get(3))
                .as("a second wave of the scan, 5 s, is all that more slots save; the longest task stays")
                .matches(
                        "  95\\.0 s \\(.* to .*\\) on 16 slots, so more slots hardly help; the replay is 0\\.0 % off this run");
        assertThat(summary.get(4))
                .as("8 cores for 100 s are 0.222 core-hours, at 0.192 / 4 each")
                .isEqualTo("  0.011 for 0.22 core-hours at 0.048 each");
    }

    @Test
    void theFirstScreenNamesEveryFindingAndItsCost() {
        assertThat(REPORT.explain().lines().limit(24)).anyMatch(line -> line.matches("CRITICAL uneven-stage in .*"));
    }

    @Test
    void noLineIsLongerThanATerminalUnlessItIsToBePasted() {
        AdvisorReport report = Advisor.rules().advise(SampleRun.named("sales ".repeat(40)));
        assertThat(report.explain().lines().filter(line -> !line.startsWith("      ")))
                .allMatch(line -> line.length() <= 100);
    }

    /** A rule that finds the same in every run, so that the text here changes with the report alone. */
    private record Planted(String id, Where where, long seconds, Set<String> yieldsTo) implements Rule {
        @Override
        public List<Finding> judge(Case run) {
            Duration saving = Duration.ofSeconds(seconds);
            return List.of(Finding.of(id, where)
                    .because(
                            "one task reads what the others read together, which nobody planned, and which takes a while")
                    .costing(Saving.between(
                            saving, saving.multipliedBy(2), run.run().wall(), Confidence.MEDIUM, "planted"))
                    .showing(Evidence.of("longest task", Duration.ofSeconds(70)).against(Duration.ofSeconds(5)))
                    .rulingOut("a slow machine")
                    .advising(Advice.code(
                            "join it with SmartJoin", "SmartJoin.join(left, right, \"key\");", "it is even"))
                    .advising(Advice.setting(
                            "split it",
                            "it is split",
                            SettingChange.of("spark.a", "1").from("2")))
                    .build());
        }
    }

    @Test
    void theReportReadsAsItShould() {
        List<Rule> rules = List.of(
                new Planted(
                        "hot-key", Where.stage(2, 0, "join at Sales.java:31").inQuery(4), 26, Set.of()),
                new Planted("few-tasks", Where.stage(2, 0, "join at Sales.java:31"), 10, Set.of("hot-key")),
                new Planted("slow-scan", Where.stage(1, 0, "parquet at Sales.java:12"), 2, Set.of()));
        AdvisorReport report = Advisor.of(rules).advise(SampleRun.named("nightly sales"));
        Golden.assertMatches("advisor-report.txt", report.explain());
        Golden.assertMatches("advisor-report.json", report.toJson() + "\n");
    }

    @Test
    void theJsonHoldsTheOutlookAndThePrice() throws Exception {
        JsonNode json = new ObjectMapper().readTree(REPORT.toJson());
        assertThat(json.fieldNames().next()).isEqualTo("schemaVersion");
        assertThat(json.at("/outlook/usedMillis").asLong()).isEqualTo(220_000);
        assertThat(json.at("/outlook/offeredMillis").asLong()).isEqualTo(800_000);
        assertThat(json.at("/outlook/withoutTasksMillis").asLong()).isEqualTo(20_000);
        assertThat(json.at("/outlook/curve"))
                .extracting(wall -> wall.get("slots").asInt())
                .containsExactly(2, 4, 8, 16, 32);
        assertThat(json.at("/cost/amount").asDouble()).isEqualTo(8 * 100 / 3600.0 * 0.048);
        assertThat(json.at("/findings/0/id").asText())
                .isEqualTo(REPORT.findings().get(0).id());
    }

    @Test
    void hostileTextsComeBackFromJsonAsTheyWere() throws Exception {
        String hostile = "</script>\"\\\n\u0000\u202e\ud800 ünïcödé";
        AdvisorReport report = Advisor.rules().advise(SampleRun.named(hostile));
        assertThat(new ObjectMapper()
                        .readTree(report.toJson())
                        .get("application")
                        .asText())
                .isEqualTo(hostile);
        assertThat(report.explain().codePoints().filter(c -> c != '\n').anyMatch(Character::isISOControl))
                .as("a control character could move the cursor of a terminal")
                .isFalse();
    }

    @Test
    void equalRunsGiveEqualBytes() {
        AdvisorReport again = Advisor.rules()
                .withOptions(AdvisorOptions.defaults().withPrice(Price.perInstanceHour(0.192, 4)))
                .advise(SampleRun.named("nightly sales"));
        assertThat(again.explain()).isEqualTo(REPORT.explain());
        assertThat(again.toJson()).isEqualTo(REPORT.toJson());
        assertThat(again.toHtml()).isEqualTo(REPORT.toHtml());
    }

    @Test
    void aPriceIsAboveZero() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Price(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Price(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Price.perInstanceHour(1, 0));
        assertThat(new Price(0.0482).amount(0.5)).isEqualTo("0.024");
        assertThat(new Price(2).amount(1000)).isEqualTo("2,000.00");
    }
}
