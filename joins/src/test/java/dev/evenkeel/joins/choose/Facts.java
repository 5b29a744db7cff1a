package dev.evenkeel.joins.choose;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.joins.JoinType;
import dev.evenkeel.joins.choose.JoinFacts.KeyForm;
import dev.evenkeel.joins.choose.JoinLegality.Residual;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Facts of joins as a chooser is given them, made by hand. */
final class Facts {
    /** Broadcasts up to 10 MiB, Spark's own switched off, a fifth to be gained. */
    static final JoinLimits LIMITS =
            new JoinLimits(Optional.of(ByteSize.mebibytes(10)), Optional.empty(), new Ratio(0.2));

    /** Adaptive execution as Spark has it by default. */
    static final AdaptiveExecution ADAPTIVE = new AdaptiveExecution(
            ByteSize.mebibytes(64),
            Optional.of(ByteSize.mebibytes(1)),
            Optional.of(new AdaptiveExecution.Skew(5, ByteSize.mebibytes(256))));

    private static final int PARTITIONS = 200;

    private Facts() {}

    /** {@return a side of 100-byte rows without nulls, read in 200 partitions, 10 GiB by Spark's estimate} */
    static SideFacts side(double rows, double distinctKeys) {
        return new SideFacts(
                rows, 0, distinctKeys, new Estimate.Exact(100), PARTITIONS, PARTITIONS, ByteSize.gibibytes(10));
    }

    static SideFacts nulls(SideFacts side, double nullRows) {
        return new SideFacts(
                side.rows(),
                nullRows,
                side.distinctKeys(),
                side.rowBytes(),
                side.inputPartitions(),
                side.partitionsRead(),
                side.plannedSize());
    }

    static SideFacts width(SideFacts side, Estimate rowBytes) {
        return new SideFacts(
                side.rows(),
                side.nullRows(),
                side.distinctKeys(),
                rowBytes,
                side.inputPartitions(),
                side.partitionsRead(),
                side.plannedSize());
    }

    static SideFacts read(SideFacts side, int partitions) {
        return new SideFacts(
                side.rows(),
                side.nullRows(),
                side.distinctKeys(),
                side.rowBytes(),
                side.inputPartitions(),
                partitions,
                side.plannedSize());
    }

    static SideFacts largest(SideFacts side, double rows) {
        return new SideFacts(
                side.rows(),
                side.nullRows(),
                side.distinctKeys(),
                side.rowBytes(),
                side.inputPartitions(),
                side.partitionsRead(),
                rows,
                side.plannedSize());
    }

    static SideFacts planned(SideFacts side, ByteSize size) {
        return new SideFacts(
                side.rows(),
                side.nullRows(),
                side.distinctKeys(),
                side.rowBytes(),
                side.inputPartitions(),
                side.partitionsRead(),
                size);
    }

    static HeavyKey key(double leftRows, double rightRows) {
        return new HeavyKey("7", 12345, leftRows, rightRows);
    }

    static JoinFacts join(JoinType type, int slots, SideFacts left, SideFacts right, HeavyKey... keys) {
        return new JoinFacts(
                type,
                Residual.NONE,
                KeyForm.LONG,
                left,
                right,
                Arrays.asList(keys),
                42,
                Optional.empty(),
                PARTITIONS,
                AdaptiveExecution.OFF,
                ClusterShape.ofSlots(slots));
    }

    /** {@return 10 million left rows, a third of one key, with a million right rows of different keys} */
    static JoinFacts hot(JoinType type, int slots) {
        return join(type, slots, side(1e7, 1e6), side(1e6, 1e6), key(3.3e6, 1));
    }

    /** {@return the same, with so many of the left rows in one input partition} */
    static JoinFacts hotInOneFile(JoinType type, int slots, double rows) {
        return join(type, slots, largest(side(1e7, 1e6), rows), side(1e6, 1e6), key(3.3e6, 1));
    }

    /** {@return the same, the other way round} */
    static JoinFacts hotRight(JoinType type, int slots) {
        return join(type, slots, side(1e6, 1e6), side(1e7, 1e6), key(1, 3.3e6));
    }

    /** {@return 20 million rows of a million keys, none of them frequent} */
    static JoinFacts even(JoinType type, int slots) {
        return join(type, slots, side(1e7, 1e6), side(1e7, 1e6));
    }

    /** {@return the facts, where no side may be read twice} */
    static JoinFacts readOnce(JoinFacts facts) {
        return copy(facts, facts.residual(), Optional.of(Reasons.sameColumns()), facts.adaptive());
    }

    /** {@return the facts of a join with more than equalities} */
    static JoinFacts withResidual(JoinFacts facts) {
        return copy(facts, Residual.SOME, facts.readOnce(), facts.adaptive());
    }

    static JoinFacts with(JoinFacts facts, AdaptiveExecution adaptive) {
        return copy(facts, facts.residual(), facts.readOnce(), adaptive);
    }

    private static JoinFacts copy(
            JoinFacts facts, Residual residual, Optional<Reason> readOnce, AdaptiveExecution adaptive) {
        return new JoinFacts(
                facts.type(),
                residual,
                facts.keyForm(),
                facts.left(),
                facts.right(),
                facts.heavyKeys(),
                facts.nullHash(),
                readOnce,
                facts.shufflePartitions(),
                adaptive,
                facts.cluster());
    }

    /** {@return facts of any kind: sizes from 1 row to 100 million, up to five heavy keys on either side, nulls} */
    static JoinFacts random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        JoinType[] types = JoinType.values();
        double left = Math.rint(Math.pow(10, random.nextDouble(8)));
        double right = Math.rint(Math.pow(10, random.nextDouble(8)));
        HeavyKey[] keys = IntStream.range(0, random.nextInt(6))
                .mapToObj(i ->
                        new HeavyKey("key-" + i, random.nextInt(), left * part(random) / 6, right * part(random) / 6))
                .toArray(HeavyKey[]::new);
        return new JoinFacts(
                types[random.nextInt(types.length)],
                random.nextBoolean() ? Residual.NONE : Residual.SOME,
                random.nextBoolean() ? KeyForm.LONG : KeyForm.ROW,
                side(random, left),
                side(random, right),
                List.of(keys),
                random.nextInt(),
                random.nextInt(3) == 0 ? Optional.of(Reasons.sameColumns()) : Optional.empty(),
                1 + random.nextInt(400),
                random.nextBoolean() ? AdaptiveExecution.OFF : ADAPTIVE,
                ClusterShape.ofSlots(1 + random.nextInt(256)));
    }

    private static SideFacts side(SplittableRandom random, double rows) {
        return new SideFacts(
                rows,
                rows * part(random) / 2,
                1 + Math.floor(rows * part(random) / 2),
                random.nextInt(5) == 0 ? new Estimate.Unknown() : new Estimate.Exact(16 + 8 * random.nextInt(20)),
                200,
                1 + random.nextInt(200),
                ByteSize.nearest(rows * 20));
    }

    /** Often 0, often little, sometimes nearly all. */
    private static double part(SplittableRandom random) {
        return random.nextInt(3) == 0 ? 0 : Math.pow(random.nextDouble(), 3);
    }
}
