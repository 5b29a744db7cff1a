package dev.evenkeel.core.spark;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;

/**
 * How much of a Dataset a pass reads: which input partitions whole, and how many rows of every other one.
 *
 * <p>Example: of 100 partitions {@code Portion.partitions(10).withHead(1_000)} reads ten whole, evenly spread, and the
 * first 1,000 rows of each of the other ninety, so that a table sorted by key does not hide what the ten do not hold.
 *
 * @param most partitions that are read whole at the most
 * @param share the part of the partitions that is read whole, more than 0 and at most 1
 * @param head rows that are read of every other partition
 */
public record Portion(int most, double share, long head) {
    /** Everything. */
    public static final Portion ALL = new Portion(Integer.MAX_VALUE, 1, 0);

    /** Refuses to read nothing. */
    public Portion {
        if (most < 1 || !(share > 0 && share <= 1) || head < 0) {
            throw new IllegalArgumentException(
                    "no portion: " + most + " partitions, share " + share + ", head " + head);
        }
    }

    /** {@return at most that many partitions, evenly spread, and nothing of the others} */
    public static Portion partitions(int most) {
        return new Portion(most, 1, 0);
    }

    /** {@return the same, with the first rows of every other partition} */
    public Portion withHead(long rows) {
        return new Portion(most, share, rows);
    }

    /**
     * One partition of a pass.
     *
     * @param partition its number
     * @param most rows that are read of it at the most
     */
    public record Slice(int partition, long most) implements Serializable {
        @Serial
        private static final long serialVersionUID = 1;

        /** {@return true where the partition is read to its end, however long it is} */
        public boolean isWhole() {
            return most == Long.MAX_VALUE;
        }
    }

    /** {@return the partitions that are read, out of so many} */
    Slice[] slices(int partitions) {
        int[] whole = evenly(partitions, (int) Math.min(most, Math.max(1, Math.ceil(share * partitions))));
        if (head == 0) return Arrays.stream(whole).mapToObj(Portion::whole).toArray(Slice[]::new);
        Slice[] slices = new Slice[partitions];
        for (int id = 0; id < partitions; id++) slices[id] = new Slice(id, head);
        for (int id : whole) slices[id] = whole(id);
        return slices;
    }

    private static Slice whole(int id) {
        return new Slice(id, Long.MAX_VALUE);
    }

    /** {@return that many of the numbers from 0 below n, evenly spaced; all where n is no larger} */
    static int[] evenly(int n, int most) {
        int chosen = Math.min(n, most);
        int[] ids = new int[chosen];
        for (int i = 0; i < chosen; i++) ids[i] = (int) ((i + 0.5) * n / chosen);
        return ids;
    }
}
