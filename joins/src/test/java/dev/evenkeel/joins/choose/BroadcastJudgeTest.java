package dev.evenkeel.joins.choose;

import static dev.evenkeel.joins.choose.Broadcasts.LIMITS;
import static dev.evenkeel.joins.choose.Broadcasts.facts;
import static dev.evenkeel.joins.choose.Broadcasts.longs;
import static dev.evenkeel.joins.choose.Broadcasts.shape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.joins.BroadcastVerdict;
import dev.evenkeel.joins.JoinType;
import dev.evenkeel.joins.Side;
import dev.evenkeel.joins.choose.BroadcastJudge.Judged;
import dev.evenkeel.joins.choose.JoinFacts.KeyForm;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each limit in turn is the one that binds, with a driver of 724 MiB beside Spark's own 300 MB unless it says more. */
class BroadcastJudgeTest {
    /** A driver and executors that hold anything, which tasks may send anything, for ever. */
    private static final BroadcastLimits BOUNDLESS = new BroadcastLimits(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            ByteSize.gibibytes(8),
            ByteSize.gibibytes(1 << 20),
            Optional.empty(),
            Optional.empty(),
            1,
            Optional.empty());

    @Test
    void aSmallSideIsSafe() {
        assertThat(judge(longs(1000), LIMITS).verdict()).isEqualTo(BroadcastVerdict.SAFE);
    }

    @Test
    void theDriverHoldsTheCollectedRowsTheGrowingRelationAndItsBlocks() {
        // Page 512 MiB and the half of it before; index 16 x 2^22 bytes; 2e6 x 244 bytes and the blocks to a tenth.
        RelationFacts relation = new RelationFacts(shape(2e6, 240), RelationPages.TYPICAL, 0.1);
        Judged judged = judge(relation, LIMITS);
        assertThat(judged.verdict()).isEqualTo(BroadcastVerdict.IMPOSSIBLE);
        double blocks = (2e6 * 248 + 16 * (1 << 22)) * 0.1;
        double need = 2e6 * 244 * 0.1 + (768L << 20) + 16 * (1 << 22) + blocks;
        assertThat(judged.limit().sentence())
                .isEqualTo("the driver would need " + ByteSize.nearest(need)
                        + " to collect, build and send the right side, and has 724.0 MiB");
        assertThat(judged.limit().code()).isEqualTo("broadcast-driver-memory");
    }

    @Test
    void moreThanHalfOfTheDriverIsRisky() {
        assertThat(judge(new RelationFacts(shape(1e6, 240), RelationPages.TYPICAL, 0.1), LIMITS)
                        .verdict())
                .isEqualTo(BroadcastVerdict.RISKY);
    }

    @Test
    void broadcastsThatAreBuiltAtOnceShareTheDriver() {
        // 64 MiB + 16 MiB while it grows + 19 MB collected and sent: an eighth of the driver, so five are more than
        // half.
        RelationFacts relation = longs(1e6);
        assertThat(judge(relation, LIMITS).verdict()).isEqualTo(BroadcastVerdict.SAFE);
        Judged judged = judge(relation, atOnce(5));
        assertThat(judged.verdict()).isEqualTo(BroadcastVerdict.RISKY);
        assertThat(judged.limit().sentence()).endsWith(", which 5 broadcasts of the query share");
        assertThat(judge(relation, atOnce(500)).verdict()).isEqualTo(BroadcastVerdict.RISKY);
    }

    @Test
    void sparkRefusesSoManyRows() {
        assertThat(verdict(511_999_999, KeyForm.LONG, 0)).isEqualTo(BroadcastVerdict.SAFE);
        assertThat(verdict(512_000_000, KeyForm.LONG, 0)).isEqualTo(BroadcastVerdict.IMPOSSIBLE);
        RelationFacts rows = relation(357_913_941, KeyForm.ROW, 0);
        assertThat(judge(rows, largestTable(ByteSize.gibibytes(99))).limit().code())
                .isEqualTo("broadcast-rows");
    }

    @Test
    void sparkRefusesARelationOfItsLargestSize() {
        RelationFacts relation = longs(1e6);
        assertThat(judge(relation, largestTable(ByteSize.mebibytes(65))).verdict())
                .isEqualTo(BroadcastVerdict.SAFE);
        Judged judged = judge(relation, largestTable(ByteSize.mebibytes(64)));
        assertThat(judged.verdict()).isEqualTo(BroadcastVerdict.IMPOSSIBLE);
        assertThat(judged.limit().sentence())
                .isEqualTo("the right side is 64.0 MiB in memory, and Spark refuses a broadcast of 64.0 MiB");
    }

    @Test
    void tasksMaySendOnlySoMuchToTheDriver() {
        // 1e6 x (4 + 24) bytes, to a half.
        BroadcastLimits tight = withResult(ByteSize.nearest(13.9e6));
        Judged judged = judge(longs(1e6), tight);
        assertThat(judged.verdict()).isEqualTo(BroadcastVerdict.IMPOSSIBLE);
        assertThat(judged.limit().code()).isEqualTo("broadcast-result-size");
        assertThat(judge(longs(1e6), withResult(ByteSize.nearest(14.1e6))).verdict())
                .isEqualTo(BroadcastVerdict.RISKY);
    }

    @Test
    void anExecutorHoldsTheBlocksAndTheRelation() {
        BroadcastLimits small = withExecutors(ByteSize.mebibytes(60));
        Judged judged = judge(longs(1e6), small);
        assertThat(judged.verdict()).isEqualTo(BroadcastVerdict.IMPOSSIBLE);
        assertThat(judged.limit().code()).isEqualTo("broadcast-executor-memory");
    }

    @Test
    void aLongWaitIsRiskyButNotImpossible() {
        BroadcastLimits hasty = withTimeout(Duration.ofMillis(1));
        Judged judged = judge(longs(1e6), hasty);
        assertThat(judged.verdict()).isEqualTo(BroadcastVerdict.RISKY);
        assertThat(judged.limit().code()).isEqualTo("broadcast-timeout");
        assertThat(judged.limit().sentence()).endsWith("spark.sql.broadcastTimeout is 1 ms");
    }

    @Test
    void theJoinTypeComesFirst() {
        Judged judged = BroadcastJudge.judge(facts(JoinType.RIGHT_OUTER, longs(1), longs(1)), LIMITS, Side.RIGHT);
        assertThat(judged.verdict()).isEqualTo(BroadcastVerdict.IMPOSSIBLE);
        assertThat(judged.limit().code()).isEqualTo("side-not-copied");
    }

    private static Judged judge(RelationFacts relation, BroadcastLimits limits) {
        return BroadcastJudge.judge(relation, limits, Side.RIGHT);
    }

    private static BroadcastVerdict verdict(double rows, KeyForm form, double entryBytes) {
        return judge(relation(rows, form, entryBytes), largestTable(ByteSize.gibibytes(99)))
                .verdict();
    }

    private static RelationFacts relation(double rows, KeyForm form, double entryBytes) {
        RelationShape shape = new RelationShape(form, rows, 1, entryBytes, new Estimate.Unknown());
        return new RelationFacts(shape, RelationPages.TYPICAL, 0);
    }

    private static BroadcastLimits atOnce(int broadcasts) {
        return new BroadcastLimits(
                LIMITS.chosen(),
                LIMITS.sparkThreshold(),
                LIMITS.adaptiveThreshold(),
                LIMITS.largestTable(),
                LIMITS.driverMemory(),
                LIMITS.largestResult(),
                LIMITS.executorMemory(),
                broadcasts,
                LIMITS.timeout());
    }

    private static BroadcastLimits largestTable(ByteSize largest) {
        return limits(largest, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static BroadcastLimits withResult(ByteSize most) {
        return limits(BOUNDLESS.largestTable(), Optional.of(most), Optional.empty(), Optional.empty());
    }

    private static BroadcastLimits withExecutors(ByteSize memory) {
        return limits(BOUNDLESS.largestTable(), Optional.empty(), Optional.of(memory), Optional.empty());
    }

    private static BroadcastLimits withTimeout(Duration timeout) {
        return limits(BOUNDLESS.largestTable(), Optional.empty(), Optional.empty(), Optional.of(timeout));
    }

    private static BroadcastLimits limits(
            ByteSize table, Optional<ByteSize> result, Optional<ByteSize> executors, Optional<Duration> timeout) {
        return new BroadcastLimits(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                table,
                BOUNDLESS.driverMemory(),
                result,
                executors,
                1,
                timeout);
    }
}
