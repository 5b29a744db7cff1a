package dev.evenkeel.core.spark;

import java.io.Serial;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.hash.Murmur3_x86_32;

/**
 * A shuffle that sends every value of some columns to seats of its own choice, one partition a seat.
 *
 * <p>Example: with 12 seats, of which one value has the seats 0 to 3, its rows lie in four of the 12 partitions and no
 * row of another value with them.
 *
 * <p>Spark places rows by pmod of a Murmur3 hash, under which seats counted from 0 would meet in some partitions and
 * leave others empty. So each seat is named by a number whose hash falls in the seat's own partition.
 *
 * <p>The seat of a row is a function of the row's content and the id of its input partition: a task that runs again
 * sends every row where it went before, and equal rows of many input partitions still spread.
 */
public final class WritePlacement {
    /** Seed of the Murmur3 hash in Spark's hash partitioning. */
    private static final int SEED = 42;

    private final List<String> columns;
    private final int seats;
    private final Seating seating;

    /**
     * A placement by these columns.
     *
     * @param columns of the values
     * @param seats partitions of the shuffle
     * @param hashes of the listed values, as {@link ValueCount} gives them
     * @param first the first seat of each listed value
     * @param writers how many seats it has from there on
     * @param firstUnlisted from here on to the last, the seats of values that are not listed
     */
    public WritePlacement(
            List<String> columns,
            int seats,
            List<Long> hashes,
            List<Integer> first,
            List<Integer> writers,
            int firstUnlisted) {
        this.columns = List.copyOf(columns);
        this.seats = seats;
        int[] order = IntStream.range(0, hashes.size())
                .boxed()
                .sorted(Comparator.comparing(hashes::get))
                .mapToInt(Integer::intValue)
                .toArray();
        this.seating = new Seating(
                Arrays.stream(order).mapToLong(hashes::get).toArray(),
                Arrays.stream(order).map(first::get).toArray(),
                Arrays.stream(order).map(writers::get).toArray(),
                firstUnlisted,
                names(seats));
    }

    /** {@return for each partition a number that Spark's hash partitioning sends there} */
    static int[] names(int partitions) {
        int[] names = new int[partitions];
        boolean[] isNamed = new boolean[partitions];
        int left = partitions;
        for (int name = 0; left > 0; name++) {
            int partition = Math.floorMod(Murmur3_x86_32.hashInt(name, SEED), partitions);
            if (isNamed[partition]) continue;
            isNamed[partition] = true;
            names[partition] = name;
            left--;
        }
        return names;
    }

    /** {@return the Dataset with every row in its seat's partition; one shuffle when it is used, no job now} */
    public <T> Dataset<T> place(Dataset<T> data) {
        NamedColumns values = NamedColumns.of(data, Settings.of(data.sparkSession()), columns);
        Column row = functions.xxhash64(NamedColumns.hashable(data).columns());
        Column seat = functions.udf(seating, DataTypes.IntegerType).apply(values.hash64(), row);
        return data.repartition(seats, seat);
    }

    /** The name of a row's seat, from the hash of its value and the hash of all its columns. */
    private static final class Seating implements UDF2<Long, Long, Integer> {
        @Serial
        private static final long serialVersionUID = 1;

        private static final long GOLDEN = 0x9E3779B97F4A7C15L;

        private final long[] hashes;
        private final int[] first;
        private final int[] writers;
        private final int firstUnlisted;
        private final int[] names;

        private Seating(long[] hashes, int[] first, int[] writers, int firstUnlisted, int[] names) {
            this.hashes = hashes;
            this.first = first;
            this.writers = writers;
            this.firstUnlisted = firstUnlisted;
            this.names = names;
        }

        @Override
        public Integer call(Long value, Long row) {
            int listed = Arrays.binarySearch(hashes, value);
            if (listed < 0) return names[firstUnlisted + mod(mixed(value), names.length - firstUnlisted)];
            if (writers[listed] == 1) return names[first[listed]];
            TaskContext task = TaskContext.get();
            long partition = task == null ? 0 : task.partitionId();
            return names[first[listed] + mod(mixed(row + GOLDEN * partition), writers[listed])];
        }

        private static int mod(long hash, int count) {
            return (int) Math.floorMod(hash, (long) count);
        }

        /** Of neighbouring numbers far apart ones (the finaliser of MurmurHash3, Appleby, 2011). */
        private static long mixed(long hash) {
            long h = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
            h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
            return h ^ (h >>> 33);
        }
    }
}
