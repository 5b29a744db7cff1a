package dev.evenkeel.advisor.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.AskedRun;
import dev.evenkeel.advisor.Confidence;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.SettingChange;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.whatif.Change;
import dev.evenkeel.advisor.whatif.WhatIf;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is predicted is what the replay predicts, and where no replay shows a change nothing is. */
class ForesightTest {
    private static final RunProfile RUN = AskedRun.plain();
    private static final WhatIf WHAT_IF = WhatIf.of(RUN);
    private static final Foresight FORESIGHT = new Foresight(RUN, WHAT_IF, Corpus.SENT.information());
    private static final Support SUPPORT = new Support("why", List.of("F1"), Confidence.LOW);

    private static Optional<Saving> setting(String key, String to) {
        return FORESIGHT.of(new ProposedSetting(SettingChange.of(key, to), Scope.SESSION, SUPPORT));
    }

    private static Optional<Saving> action(Action action) {
        return FORESIGHT.of(new ProposedAction(action, SUPPORT));
    }

    @Test
    void saltingIsTheReplayOfEvenTasks() {
        Saving even =
                WHAT_IF.saving(new Change.Even(RUN.stage(3).orElseThrow())).lessSure();
        assertThat(action(new Action.Salt("Q1.N1", List.of("customer_id"), 16))).contains(even);
        assertThat(setting("spark.sql.adaptive.skewJoin.enabled", "true"))
                .as("F1 points at stage 3 and at query 1")
                .contains(even);
        assertThat(setting("spark.sql.adaptive.skewJoin.enabled", "false")).isEmpty();
    }

    @Test
    void morePartitionsByKeysDoNotPartAHotKeyButDealingRowsOutDoes() {
        assertThat(setting("spark.sql.shuffle.partitions", "800")).isEmpty();
        assertThat(action(new Action.Repartition("Q1.N1", List.of("customer_id"), 800)))
                .isEmpty();
        assertThat(action(new Action.Repartition("Q1.N1", List.of(), 800))
                        .orElseThrow()
                        .expected())
                .isGreaterThan(Duration.ofSeconds(40));
    }

    @Test
    void filesAreReadInAsManyPiecesAsTheirBytesHold() {
        // 10 GiB each in stages 1 and 2: 40 pieces of 256 MiB; stage 2 had four tasks of 1 s, stage 1 forty of 2 s.
        List<Change> split = List.of(
                new Change.Split(RUN.stage(1).orElseThrow(), 40),
                new Change.Split(RUN.stage(2).orElseThrow(), 40));
        assertThat(setting("spark.sql.files.maxPartitionBytes", "256m"))
                .contains(WHAT_IF.saving(split).lessSure());
    }

    @Test
    void moreExecutorsAreTheReplayOnMoreSlots() {
        Duration wall = WHAT_IF.onExecutors(8, 4).wall().expected();
        assertThat(setting("spark.executor.instances", "8").orElseThrow().expected())
                .isEqualTo(RUN.wall().minus(wall));
        assertThat(setting("spark.executor.instances", "1").orElseThrow().expected())
                .as("fewer executors save no time, and a saving is never negative")
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void ofMemoryCodecsCachesAndLayoutsNoReplayKnows() {
        assertThat(setting("spark.executor.memory", "8g")).isEmpty();
        assertThat(setting("spark.io.compression.codec", "zstd")).isEmpty();
        assertThat(action(new Action.Cache("Q1.N3"))).isEmpty();
        assertThat(action(new Action.Layout("orders", List.of(), 128))).isEmpty();
    }
}
