package dev.evenkeel.joins.choose;

import dev.evenkeel.core.unit.ByteSize;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * How many input partitions of each side are read to look for hot keys: more of them the longer the join will take.
 *
 * <p>Example: for a join of 80 MiB of files, which are taken for 4.5 s of work, 10 partitions of each side; for one of 256
 * MiB and more, 32. Where what was seen then predicts a much longer join, as of keys that are frequent on both sides, it
 * pays to look closer.
 *
 * <p>Reading one more small partition of both sides takes some 10 ms of processor time, so that looking stays at 2 or 3 %
 * of the join. Keys that are spread over all partitions are found in a few as well as in many.
 *
 * <p>Pure.
 */
public final class PartitionsToRead {
    /** What a join of narrow rows takes for each mebibyte of its compressed files. */
    private static final Duration A_MEBIBYTE = Duration.ofMillis(56);

    private static final Duration FOR_EACH = Duration.ofMillis(8 * 56);
    private static final int LEAST = 4;
    private static final int MOST = 32;
    private static final int CLOSER = 3;
    /** One without rows takes 3 ms. */
    private static final int MOST_OF_SPARSE = 256;

    private static final int TO_WEIGH_ONE = 4;
    private static final int LEAST_TO_WEIGH = 2;

    private PartitionsToRead() {}

    /** {@return the partitions of a side whose keys are counted at first, where both sides have that size together} */
    public static int toCount(ByteSize bothSides) {
        long mebibytes = bothSides.bytes() / ByteSize.mebibytes(1).bytes();
        return toCount(A_MEBIBYTE.multipliedBy(mebibytes));
    }

    /** {@return how many to count at a second look, where Spark's plan is predicted to take several times as long} */
    public static OptionalInt toCountCloser(Prediction plain, int counted) {
        int closer = toCount(plain.work());
        return closer >= CLOSER * counted ? OptionalInt.of(closer) : OptionalInt.empty();
    }

    /**
     * {@return how many to count at a second look, where most of those that were read have no rows}
     *
     * <p>As where a Parquet file of one row group is read by many tasks: one of them has all its rows, the others none. So
     * many more are read that as many have rows as were asked for.
     */
    public static OptionalInt toCountOfSparse(int read, int empty) {
        if (2 * empty <= read) return OptionalInt.empty();
        double withRows = Math.max(0.5, read - empty);
        return OptionalInt.of((int) Math.min(MOST_OF_SPARSE, Math.ceil(read * (read / withRows))));
    }

    private static int toCount(Duration work) {
        return (int) Math.max(LEAST, Math.min(MOST, work.toMillis() / FOR_EACH.toMillis()));
    }

    /** {@return the partitions of which the first rows are weighed, where those that were weighed before have none} */
    public static int toWeighOfSparse() {
        return 2 * MOST;
    }

    /** {@return the partitions of which the first rows are weighed, where the keys of so many are counted} */
    public static int toWeigh(int counted) {
        return Math.max(LEAST_TO_WEIGH, Math.min(counted, MOST) / TO_WEIGH_ONE);
    }
}
