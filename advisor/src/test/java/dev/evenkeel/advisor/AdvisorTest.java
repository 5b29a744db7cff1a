package dev.evenkeel.advisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.facts.Lack;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.Span;
import dev.evenkeel.advisor.rule.Case;
import dev.evenkeel.advisor.rule.Rule;
import dev.evenkeel.advisor.rule.Rules;
import dev.evenkeel.advisor.whatif.WhatIf;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdvisorTest {
    private static final Duration WALL = Duration.ofSeconds(100);
    private static final RunProfile RUN =
            RunProfile.of("sales", new Span(Instant.EPOCH, Instant.EPOCH.plus(WALL)), List.of());

    private record Costing(String id, long seconds, Where where, Set<String> yieldsTo) implements Rule {
        Costing(String id, long seconds) {
            this(id, seconds, Where.stage(1, 0, "collect at A.java:1"), Set.of());
        }

        @Override
        public List<Finding> judge(Case run) {
            if (seconds < 0) throw new IllegalStateException("no such stage");
            return List.of(Finding.of(id, where)
                    .because("it \"waits\"")
                    .costing(Saving.of(Duration.ofSeconds(seconds), run.run().wall(), Confidence.MEDIUM, "as planted"))
                    .showing(Evidence.of("share", 0.5, Evidence.Unit.SHARE).against(0.25))
                    .rulingOut("it \"sleeps\"")
                    .advising(Advice.setting(
                            "change it",
                            "it is shorter",
                            SettingChange.of("spark.a", "1"),
                            SettingChange.of("spark.b", "2")))
                    .build());
        }
    }

    @Test
    void aFindingStandsBehindTheOneItsRuleYieldsToAndIsNamed() {
        Costing first = new Costing("skew", 3);
        Costing same = new Costing("few-tasks", 20, first.where(), Set.of("skew"));
        Costing elsewhere = new Costing("many-tasks", 10, Where.stage(2, 0, "count"), Set.of("skew"));
        AdvisorReport report = Advisor.of(List.of(first, same, elsewhere)).advise(RUN);
        assertThat(report.findings()).extracting(Finding::id).containsExactly("many-tasks", "skew");
        assertThat(report.explain())
                .contains("note: few-tasks in stage 1.0 (collect at A.java:1) is set aside: see skew first\n");
    }

    @Test
    void withoutARivalAFindingThatYieldsStands() {
        Costing alone = new Costing("few-tasks", 20, Where.run(), Set.of("skew"));
        assertThat(Advisor.of(List.of(alone)).advise(RUN).setAside()).isEmpty();
    }

    @Test
    void anIncompleteProfileLowersTheConfidence() {
        RunProfile cut = RUN.toBuilder()
                .lacks(Lack.Kind.CUT_OFF, 1, "the last line is cut off")
                .build();
        AdvisorReport report = Advisor.of(List.of(new Costing("waiting", 30))).advise(cut);
        assertThat(report.findings().get(0).saving().confidence()).isEqualTo(Confidence.LOW);
        assertThat(report.findings().get(0).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(report.notes()).containsExactly("the last line is cut off");
    }

    @Test
    void aRuleThatIsSuppressedAndUnknownIsNamed() {
        AdvisorReport report = Advisor.rules()
                .withOptions(AdvisorOptions.defaults().suppress("uneven-stages"))
                .advise(RUN);
        assertThat(report.notes()).containsExactly("no rule is called uneven-stages, which was to stay silent");
    }

    @Test
    void theCostliestComesFirst() {
        AdvisorReport report = Advisor.of(List.of(new Costing("small", 3), new Costing("large", 20)))
                .advise(RUN);
        assertThat(report.findings()).extracting(Finding::id).containsExactly("large", "small");
        assertThat(report.findings()).extracting(Finding::severity).containsExactly(Severity.SEVERE, Severity.LOW);
    }

    @Test
    void aRuleThatThrowsIsOneLineAndTheOthersGoOn() {
        AdvisorReport report = Advisor.of(List.of(new Costing("broken", -1), new Costing("sound", 3)))
                .advise(RUN);
        assertThat(report.findings()).extracting(Finding::id).containsExactly("sound");
        assertThat(report.explain())
                .contains(
                        "note: rule broken failed and was left out: java.lang.IllegalStateException: no such stage\n");
    }

    @Test
    void aRunThatCannotBeReplayedIsOneLineAndTheRulesAreAsked() {
        Advisor advisor = Advisor.of(List.of(new Costing("sound", 3)), run -> {
            throw new IllegalStateException("a stage waits for itself");
        });
        AdvisorReport report = advisor.advise(SampleRun.named("sales"));
        assertThat(report.findings()).extracting(Finding::id).containsExactly("sound");
        assertThat(report.notes())
                .containsExactly("the run could not be replayed, so that no time is predicted and rules that need one "
                        + "are silent: java.lang.IllegalStateException: a stage waits for itself");
        assertThat(report.outlook().isReplayed()).isFalse();
        assertThat(report.outlook().withoutTasks()).hasSeconds(20);
        assertThat(report.explain()).doesNotContain("the replay is").contains("20.0 % of the wall time had no task");
        assertThat(report.toHtml()).doesNotContain("On other slots").doesNotContain("never less than");
        assertThat(report.toJson()).contains("\"error\":1");
    }

    @Test
    void withoutAReplayTheRulesThatNeedNoneStillSpeak() {
        RunProfile failing = SampleRun.named("sales").toBuilder()
                .lacks(Lack.Kind.END, 1, "the end is missing")
                .build();
        AdvisorReport report = Advisor.of(Rules.all(), WhatIf::unknown).advise(failing);
        assertThat(report.findings()).extracting(Finding::id).containsExactly("incomplete-recording", "idle-cores");
        assertThat(report.notes()).containsExactly("the end is missing");
    }

    @Test
    void aSuppressedRuleIsNotAsked() {
        AdvisorReport report = Advisor.of(List.of(new Costing("broken", -1)))
                .withOptions(AdvisorOptions.defaults().suppress("broken"))
                .advise(RUN);
        assertThat(report.notes()).isEmpty();
    }

    @Test
    void healthyIsAResult() {
        assertThat(Advisor.rules().advise(RUN).explain())
                .isEqualTo("sales: 100.0 s, healthy as far as the rules look\n");
    }

    @Test
    void explainsCostCauseEvidenceChangeAndCheck() {
        String text =
                Advisor.of(List.of(new Costing("waiting", 30))).advise(RUN).explain();
        assertThat(text).isEqualTo("""
                        sales: 100.0 s, 1 finding: CRITICAL

                        CRITICAL waiting in stage 1.0 (collect at A.java:1)
                          costs 30.0 s of 100.0 s
                          because it "waits"
                          - share 50.0 % (limit 25.0 %)
                          not: it "sleeps"
                          change: change it
                              spark.a 1
                              spark.b 2
                          verify: it is shorter
                        """);
    }

    @Test
    void jsonNamesItsVersionFirstAndEscapes() {
        String json =
                Advisor.of(List.of(new Costing("waiting", 30))).advise(RUN).toJson();
        assertThat(json)
                .startsWith(
                        "{\"schemaVersion\":1,\"application\":\"sales\",\"wallMillis\":100000,\"worst\":\"CRITICAL\",")
                .contains("\"cause\":\"it \\\"waits\\\"\"")
                .contains("{\"name\":\"share\",\"value\":0.5,\"unit\":\"SHARE\",\"limit\":0.25}");
    }

    @Test
    void severityFollowsTheShareOfTheRun() {
        assertThat(Severity.ofSaving(Duration.ofMillis(1999), WALL)).isEqualTo(Severity.INFO);
        assertThat(Severity.ofSaving(Duration.ofSeconds(2), WALL)).isEqualTo(Severity.LOW);
        assertThat(Severity.ofSaving(Duration.ofSeconds(5), WALL)).isEqualTo(Severity.MODERATE);
        assertThat(Severity.ofSaving(Duration.ofSeconds(15), WALL)).isEqualTo(Severity.SEVERE);
        assertThat(Severity.ofSaving(Duration.ofSeconds(30), WALL)).isEqualTo(Severity.CRITICAL);
    }
}
