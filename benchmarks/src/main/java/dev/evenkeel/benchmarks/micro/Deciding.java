package dev.evenkeel.benchmarks.micro;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.explain.Explanation;
import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.joins.JoinStrategy;
import dev.evenkeel.joins.JoinType;
import dev.evenkeel.joins.choose.AdaptiveExecution;
import dev.evenkeel.joins.choose.HeavyKey;
import dev.evenkeel.joins.choose.JoinChooser;
import dev.evenkeel.joins.choose.JoinFacts;
import dev.evenkeel.joins.choose.JoinFacts.KeyForm;
import dev.evenkeel.joins.choose.JoinLegality.Residual;
import dev.evenkeel.joins.choose.JoinLimits;
import dev.evenkeel.joins.choose.SideFacts;
import dev.evenkeel.skew.salt.KeyWork;
import dev.evenkeel.skew.salt.SaltPlacement;
import dev.evenkeel.skew.salt.Salts;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The time it takes to choose how a join of 10 million by 1 million rows is done, once its keys are counted: the salts of
 * its hot keys, the whole choice, and the explanation of it.
 *
 * <p>The heavy keys have rows by Zipf's law with exponent 1, so that of a thousand a few dozen are hot.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
public class Deciding {
    private static final double LEFT = 1e7;
    private static final double RIGHT = 1e6;
    private static final int PARTITIONS = 200;
    private static final int SLOTS = 64;
    private static final JoinLimits LIMITS =
            new JoinLimits(Optional.of(ByteSize.mebibytes(10)), Optional.empty(), new Ratio(0.2));

    /** How many heavy keys were counted; set by JMH. */
    @Param({"10", "1000"})
    public int heavyKeys = 10;

    private List<HeavyKey> keys = List.of();
    private Optional<JoinFacts> facts = Optional.empty();
    private Optional<Decision<JoinStrategy>> decision = Optional.empty();

    /** Makes the facts. */
    @Setup
    public void make() {
        keys = IntStream.rangeClosed(1, heavyKeys)
                .mapToObj(rank -> new HeavyKey("key " + rank, rank * 0x9e3779b9, LEFT / 15 / rank, 1))
                .toList();
        facts = Optional.of(new JoinFacts(
                JoinType.INNER,
                Residual.NONE,
                KeyForm.LONG,
                side(LEFT),
                side(RIGHT),
                keys,
                42,
                Optional.empty(),
                PARTITIONS,
                AdaptiveExecution.OFF,
                ClusterShape.ofSlots(SLOTS)));
        decision = Optional.of(byJoinChooser());
    }

    private static SideFacts side(double rows) {
        return new SideFacts(rows, 0, RIGHT, new Estimate.Exact(56), PARTITIONS, PARTITIONS, ByteSize.gibibytes(1));
    }

    /** {@return the salts of the last of the keys, each placed after the one before} */
    @Benchmark
    public Salts saltsBySaltPlacement() {
        SaltPlacement placement = SaltPlacement.of(PARTITIONS, LEFT / PARTITIONS, 2 * LEFT / PARTITIONS);
        Salts last = Salts.NONE;
        for (HeavyKey key : keys) {
            last = placement.place(new KeyWork(key.partitionHash(), key.leftRows(), key.rightRows()), PARTITIONS);
        }
        return last;
    }

    /** {@return the strategy, with every alternative priced} */
    @Benchmark
    public final Decision<JoinStrategy> byJoinChooser() {
        return JoinChooser.choose(facts.orElseThrow(), LIMITS);
    }

    /** {@return the lines that explain it} */
    @Benchmark
    public List<String> linesByExplanation() {
        return Explanation.lines(decision.orElseThrow());
    }
}
