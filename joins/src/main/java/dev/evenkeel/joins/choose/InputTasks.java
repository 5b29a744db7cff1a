package dev.evenkeel.joins.choose;

import dev.evenkeel.joins.Side;
import java.util.Arrays;

/**
 * The tasks that read the sides of a join, in nanoseconds each: one for each input partition, of which the largest takes
 * more than its share.
 *
 * <p>Example: 10 million rows of 56 bytes in 64 partitions that go to a shuffle of 256 take 64 tasks of 73 ms.
 *
 * <p>Pure.
 */
final class InputTasks {
    private final JoinFacts facts;
    private final JoinWork work;
    private final int freeFiles;

    /**
     * @param freeFiles files of each map task that cost nothing, where it writes one for each partition
     */
    InputTasks(JoinFacts facts, int freeFiles) {
        this.facts = facts;
        this.work = new JoinWork(facts, LocalJoin.SORT_MERGE);
        this.freeFiles = freeFiles;
    }

    /** {@return reading a side whose rows stay in their tasks, at so much more a row} */
    double[] read(Side side, double perRow) {
        return tasks(side, perRow, 0);
    }

    /** {@return reading a side, at so much more a row, and sending so many rows to so many partitions} */
    double[] map(Side side, double sent, int partitions, double perRow) {
        return tasks(side, perRow, work.write(side, sent) + writing(side, sent, partitions));
    }

    /** {@return reading the keys of a side and looking them up among the few hot ones} */
    double[] askKeys(Side side) {
        SideFacts read = facts.side(side);
        return even(read.rows() * (Rates.KEY_SCAN + Rates.LOOKUP), read);
    }

    /** {@return reading the keys of a side and sending so many of them, grouped, to so many partitions} */
    double[] grouped(Side side, double sent, int partitions) {
        SideFacts read = facts.side(side);
        double grouping = read.rows() * (Rates.KEY_SCAN + Rates.GROUP);
        return even(grouping + sent * Rates.WRITE + writing(side, sent, partitions), read);
    }

    /** What map tasks take to write so many rows into so many partitions, beside moving them. */
    private double writing(Side side, double rows, int partitions) {
        int maps = facts.side(side).inputPartitions();
        return TaskCount.writesFiles(partitions)
                ? Rates.FILE * Math.max(0, partitions - freeFiles) * maps
                : Rates.SORT_BY_PARTITION * rows + Rates.SORTING_MAP * maps;
    }

    private double[] tasks(Side side, double perRow, double more) {
        SideFacts read = facts.side(side);
        double all = read.rows() * (work.scan(side) + perRow) + more;
        double[] loads = even(all, read);
        double largest = all * Math.min(1, read.largestPartition() / Math.max(1, read.rows()));
        if (loads.length == 1 || largest <= loads[0]) return loads;
        Arrays.fill(loads, (all - largest) / (loads.length - 1));
        loads[0] = largest;
        return loads;
    }

    private static double[] even(double all, SideFacts read) {
        double[] loads = new double[Math.max(1, read.inputPartitions())];
        Arrays.fill(loads, all / loads.length);
        return loads;
    }
}
