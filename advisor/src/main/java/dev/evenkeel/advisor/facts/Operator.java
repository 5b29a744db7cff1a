package dev.evenkeel.advisor.facts;

import java.util.List;

/**
 * What a step of a plan does, as far as rules look at it; read from Spark's text of the step.
 *
 * <p>Example: {@code SortMergeJoin [id#1], [id#7], LeftOuter} is {@code new Join(SORT_MERGE, "LeftOuter", ["id"],
 * ["id"], "", …)}. Names of columns come without Spark's numbers. A rule asks for the case it knows:
 * {@link PlanNode#as}.
 */
public sealed interface Operator {
    /**
     * A reading of a table or of files.
     *
     * @param format {@code parquet}, {@code csv}, {@code jdbc}, … in small letters; empty where unknown
     * @param table its name where it has one; never a path
     * @param columns the columns that are read
     * @param partitionColumns the columns by which its files lie in directories
     * @param partitionFilters conditions that spare whole directories, as Spark prints them
     * @param pushedFilters conditions that the format checks, as Spark prints them
     */
    record Scan(
            String format,
            String table,
            List<String> columns,
            List<String> partitionColumns,
            List<String> partitionFilters,
            List<String> pushedFilters)
            implements Operator {
        /** {@return a scan of a format of which nothing more is known} */
        public static Scan of(String format, String table) {
            return new Scan(format, table, List.of(), List.of(), List.of(), List.of());
        }
    }

    /**
     * A join.
     *
     * @param strategy how it is carried out
     * @param type in Spark's words, such as {@code Inner} or {@code LeftOuter}
     * @param leftKeys the columns or expressions of the left side that must equal the right ones; empty without any
     * @param rightKeys those of the right side
     * @param build the side that is hashed or copied; {@link Side#NONE} where neither is
     * @param condition what must hold beside equal keys, as Spark prints it; empty without one
     * @param isSplit true where adaptive execution split its skewed partitions
     */
    record Join(
            Strategy strategy,
            String type,
            List<String> leftKeys,
            List<String> rightKeys,
            Side build,
            String condition,
            boolean isSplit)
            implements Operator {
        /** How a join is carried out. */
        public enum Strategy {
            /** Both sides sorted and merged. */
            SORT_MERGE,
            /** Both sides shuffled, one hashed. */
            SHUFFLED_HASH,
            /** One side copied to every executor and hashed. */
            BROADCAST_HASH,
            /** One side copied to every executor and compared row by row. */
            BROADCAST_NESTED_LOOP,
            /** Every partition of one side with every one of the other. */
            CARTESIAN
        }

        /** A side of a join. */
        public enum Side {
            /** The first input. */
            LEFT,
            /** The second input. */
            RIGHT,
            /** Neither. */
            NONE
        }

        /** {@return an inner join on keys of the same names} */
        public static Join inner(Strategy strategy, String... keys) {
            return new Join(strategy, "Inner", List.of(keys), List.of(keys), Side.NONE, "", false);
        }
    }

    /**
     * A shuffle or a broadcast.
     *
     * @param kind how rows are dealt out
     * @param keys the columns or expressions that decide where a row goes
     * @param partitions how many partitions were asked for; 0 for a broadcast or where unknown
     * @param origin why it is there, in Spark's words, such as {@code ENSURE_REQUIREMENTS}; empty where unknown
     */
    record Exchange(Kind kind, List<String> keys, int partitions, String origin) implements Operator {
        /** How rows are dealt out. */
        public enum Kind {
            /** By the hash of keys. */
            HASH,
            /** By ranges of keys. */
            RANGE,
            /** One after the other. */
            ROUND_ROBIN,
            /** All to one partition. */
            SINGLE,
            /** All to every executor. */
            BROADCAST,
            /** Another way. */
            OTHER
        }
    }

    /**
     * A grouping.
     *
     * @param keys the columns or expressions it groups by; empty for one group of all
     * @param functions what it computes, as Spark prints it
     * @param isPartial true where it groups within a partition ahead of a shuffle
     */
    record Aggregate(List<String> keys, List<String> functions, boolean isPartial) implements Operator {}

    /**
     * Functions over windows.
     *
     * @param partitionKeys the columns or expressions that part the rows; empty where all rows are one window
     * @param orderKeys those that order them
     */
    record Window(List<String> partitionKeys, List<String> orderKeys) implements Operator {}

    /**
     * A writing of files or of a table.
     *
     * @param format {@code parquet}, {@code csv}, … in small letters; empty where unknown
     * @param partitionColumns the columns by which its files lie in directories
     */
    record Write(String format, List<String> partitionColumns) implements Operator {}

    /**
     * Functions that run in Python.
     *
     * @param isArrow true where rows go there in column batches
     */
    record Python(boolean isArrow) implements Operator {}

    /** A reading of cached data; its step's detail names them. */
    record CacheRead() implements Operator {}

    /** A step of which its name says all that is known. */
    record Other() implements Operator {}
}
