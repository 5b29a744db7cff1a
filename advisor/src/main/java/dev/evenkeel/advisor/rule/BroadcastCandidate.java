package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Evidence.Unit;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.facts.Operator.Join;
import dev.evenkeel.advisor.facts.Settings;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.whatif.Change;
import dev.evenkeel.core.unit.ByteSize;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A join that shuffled both sides although one of them was small enough to be copied to every executor.
 *
 * <p>Example: 40 GiB joined with 9 MiB by sort-merge: the 40 GiB went over the network to meet 9 MiB.
 *
 * @param step the join
 * @param small the side to copy
 * @param large the other side
 * @param inMemory what the small side takes as a hash table
 * @param limit what it may take beside so much on the other side
 * @param saving what the join without the shuffle of the large side would save
 */
record BroadcastCandidate(
        Step<Join> step, JoinInput small, JoinInput large, ByteSize inMemory, ByteSize limit, Saving saving) {
    /** Planted missed broadcasts gained a factor of 1.8 to 2.8 when they were mended; the lower one is used. */
    private static final double GAIN = 1.8;

    /** No shuffle and sort takes longer, on one slot; 2 million rows were planted that took 0.8 microseconds each. */
    private static final double MOST_NANOS_A_ROW = 5_000;

    /** Nor than reading and writing so many bytes a second. */
    private static final double LEAST_BYTES_A_SECOND = ByteSize.mebibytes(20).bytes();

    /** Spark holds no broadcast above 8 GiB, and a driver rarely more than one. */
    private static final ByteSize MOST = ByteSize.gibibytes(1);

    /** {@return the candidate that a join is, where it is one and worth it} */
    static Optional<BroadcastCandidate> of(Step<Join> step, Case run) {
        boolean isShuffled = step.operator().strategy() == Join.Strategy.SORT_MERGE
                || step.operator().strategy() == Join.Strategy.SHUFFLED_HASH;
        List<JoinInput> inputs = JoinInput.of(step.node());
        if (!isShuffled || inputs.size() != 2) return Optional.empty();
        return of(step, run, inputs.get(0), inputs.get(1)).or(() -> of(step, run, inputs.get(1), inputs.get(0)));
    }

    private static Optional<BroadcastCandidate> of(Step<Join> step, Case run, JoinInput small, JoinInput large) {
        Optional<ByteSize> inMemory = small.hashed();
        Optional<ByteSize> beside = large.bytes();
        if (inMemory.isEmpty()
                || beside.isEmpty()
                || !small.mayBeCopied(step.operator().type())) return Optional.empty();
        ByteSize limit = limit(beside.get(), step.settings(run.run()));
        if (inMemory.get().compareTo(limit) > 0 || beside.get().compareTo(inMemory.get()) < 0) return Optional.empty();
        Saving saving = run.whatIf().saving(faster(step, run, large));
        if (!run.isWorth(saving)) return Optional.empty();
        return Optional.of(new BroadcastCandidate(step, small, large, inMemory.get(), limit, saving.lessSure()));
    }

    /** Rungs of DataFlint: the larger the other side, the more a copy may take; and a quarter of an executor's heap. */
    private static ByteSize limit(ByteSize beside, Settings settings) {
        ByteSize rung = ByteSize.mebibytes(10);
        if (beside.compareTo(ByteSize.gibibytes(10)) > 0) rung = ByteSize.mebibytes(100);
        if (beside.compareTo(ByteSize.gibibytes(300)) > 0) rung = MOST;
        double quarter =
                Knobs.memory(settings, Knobs.EXECUTOR_MEMORY, Knobs.MEMORY).bytes() / 4.0;
        return ByteSize.nearest(Math.min(rung.bytes(), quarter));
    }

    private static List<Change> faster(Step<Join> step, Case run, JoinInput large) {
        Set<StageFacts> stages = new LinkedHashSet<>(step.stages(run.run()));
        stages.addAll(Step.stages(run.run(), large.exchange()));
        List<Change> changes = new ArrayList<>();
        for (StageFacts stage : stages) changes.add(new Change.Scaled(stage, left(stage, large)));
        return changes;
    }

    /** What is left of a stage: what it does beside the shuffle of the large side stays, however long it takes. */
    private static double left(StageFacts stage, JoinInput large) {
        double shuffling = large.rows().orElse(0) * MOST_NANOS_A_ROW
                + large.bytes().orElse(ByteSize.ZERO).bytes() / LEAST_BYTES_A_SECOND * 1e9;
        double spared = Load.part(shuffling, stage.slotTime().toNanos());
        return 1 - Math.min(spared, 1 - 1 / GAIN);
    }

    /** {@return a draft with what both rules show} */
    Finding.Draft draft(String id) {
        Finding.Draft draft = Finding.of(id, step.where())
                .costing(saving)
                .showing(
                        Evidence.of("small side in memory", inMemory).against(limit),
                        Evidence.of("small side shuffled", small.bytes().orElse(ByteSize.ZERO)),
                        Evidence.of("large side shuffled", large.bytes().orElse(ByteSize.ZERO)),
                        Evidence.of("gain assumed for the stages of the join", GAIN, Unit.FACTOR));
        small.rows().ifPresent(rows -> draft.showing(Evidence.count("rows of the small side", rows)));
        return draft.rulingOut("a join type that needs both sides dealt out: "
                + step.operator().type() + " allows a copy of the " + side() + " side");
    }

    /** {@return the side to copy, in words} */
    String side() {
        return small.side() == Join.Side.LEFT ? "left" : "right";
    }

    /** {@return what it is and what it met, in words} */
    String sides() {
        return "the " + side() + " side takes " + inMemory + " in memory, and "
                + large.bytes().orElse(ByteSize.ZERO) + " were shuffled to meet it";
    }
}
