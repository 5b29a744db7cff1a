package dev.evenkeel.advisor.rule;

import static dev.evenkeel.advisor.rule.Stages.oneLong;
import static dev.evenkeel.advisor.rule.Stages.run;
import static dev.evenkeel.advisor.rule.Stages.stage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.AdvisorOptions;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.Settings;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.whatif.WhatIf;
import dev.evenkeel.core.unit.Ratio;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnevenStageTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** The stage of the rule's own example: 52.3 of its 60 seconds can be won back. */
    private static final StageFacts ONE_HOT_KEY = stage(16, oneLong(63, 60), thousandEach(63, 40_000));

    private static long[] thousandEach(int count, long first) {
        long[] rows = new long[count + 1];
        Arrays.fill(rows, 1000);
        rows[0] = first;
        return rows;
    }

    private static List<Finding> findings(RunProfile profile) {
        return findings(profile, AdvisorOptions.defaults());
    }

    private static List<Finding> findings(RunProfile profile, AdvisorOptions options) {
        return new UnevenStage().judge(new Case(profile, WhatIf.of(profile), options));
    }

    private static Finding only(RunProfile profile) {
        assertThat(findings(profile)).hasSize(1);
        return findings(profile).get(0);
    }

    @Test
    void costsWhatEvennessWouldWinBack() {
        Finding finding = only(run(MINUTE.multipliedBy(2), ONE_HOT_KEY));
        // T = 60 s, sum = 60 + 63 = 123 s, on 16 slots 7.6875 s.
        assertThat(finding.saving().expected()).isEqualTo(Duration.ofNanos(60_000_000_000L - 7_687_500_000L));
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.where()).hasToString("stage 4.0 (join at Sales.java:31)");
    }

    @Test
    void blamesTheDataWhereRowsFollowTime() {
        Finding finding = only(run(MINUTE, ONE_HOT_KEY));
        assertThat(finding.cause()).contains("40.0 x").contains("skewed data");
        assertThat(finding.advice().kind()).isEqualTo(Advice.Kind.CODE);
        assertThat(finding.advice().paste()).contains("SmartJoin.join");
    }

    @Test
    void leavesATaskThatReadNoMoreToSlowTask() {
        assertThat(findings(run(MINUTE, stage(16, oneLong(63, 60), thousandEach(63, 1100)))))
                .isEmpty();
    }

    @Test
    void blamesNeitherInBetweenNorWithoutCounts() {
        assertThat(only(run(MINUTE, stage(16, oneLong(63, 60), thousandEach(63, 1700))))
                        .cause())
                .contains("too little to blame the data alone");
        assertThat(only(run(MINUTE, stage(16, oneLong(63, 60), new long[64]))).cause())
                .contains("cannot be told apart");
    }

    @Test
    void adviseAdaptiveExecutionFirstWhereItIsOff() {
        RunProfile profile = run(MINUTE, ONE_HOT_KEY).under(Settings.of(Map.of("spark.sql.adaptive.enabled", "false")));
        assertThat(only(profile).advice().paste()).contains("spark.sql.adaptive.enabled true");
    }

    @Test
    void doesNotFireOnAnEvenStage() {
        assertThat(findings(run(MINUTE, stage(16, oneLong(159, 1), thousandEach(159, 1000)))))
                .isEmpty();
    }

    @Test
    void doesNotFireWhereShortTasksFillTheSlotsMeanwhile() {
        // Longest / median is 30, but 570 other tasks keep the other slots busy for 38 of the 38 s.
        assertThat(findings(run(MINUTE, stage(16, oneLong(570, 30), thousandEach(570, 30_000)))))
                .isEmpty();
    }

    @Test
    void doesNotFireBelowFiveSecondsHoweverLargeTheFactor() {
        assertThat(findings(run(MINUTE, stage(16, oneLong(15, 5), thousandEach(15, 5000)))))
                .isEmpty();
    }

    @Test
    void doesNotFireBelowTwoPercentOfALongRun() {
        assertThat(findings(run(Duration.ofHours(1), ONE_HOT_KEY))).isEmpty();
    }

    @Test
    void doesNotFireWhereTheStageWaitedForSlots() {
        StageFacts starved = stage(16, oneLong(63, 5), thousandEach(63, 5000), MINUTE);
        assertThat(findings(run(MINUTE.multipliedBy(2), starved))).isEmpty();
    }

    @Test
    void doesNotFireOnASingleTask() {
        assertThat(findings(run(MINUTE, stage(1, new long[] {60}, new long[] {1000}))))
                .isEmpty();
    }

    @Test
    void aLowerGateFindsMore() {
        RunProfile profile = run(MINUTE, stage(16, oneLong(15, 5), thousandEach(15, 5000)));
        AdvisorOptions eager = AdvisorOptions.defaults().withGate(Duration.ofSeconds(1), new Ratio(0.01));
        assertThat(findings(profile, eager)).hasSize(1);
    }

    @Test
    void neverSavesMoreThanTheRunTook() {
        assertThat(only(run(Duration.ofSeconds(30), ONE_HOT_KEY)).saving().expected())
                .isEqualTo(Duration.ofSeconds(30));
    }
}
