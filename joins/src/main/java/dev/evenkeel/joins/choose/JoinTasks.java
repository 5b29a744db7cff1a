package dev.evenkeel.joins.choose;

import dev.evenkeel.joins.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The tasks of a shuffle join: what each partition holds of either side and what that costs.
 *
 * <p>Example: a partition with 3 million left rows and a hundred right ones is one task, or four where adaptive
 * execution cuts its left rows in four and gives each the hundred.
 *
 * <p>Built up by adding to it; not thread-safe.
 *
 * <p>Implementation note: the rules of Spark's {@code OptimizeSkewedJoin} and {@code CoalesceShufflePartitions}: a
 * partition is cut along map outputs into pieces of the advisory size, or of the mean of those that are not skewed; and
 * neighbours are merged as long as they fit.
 */
final class JoinTasks {
    private final double[] leftWork;
    private final double[] rightWork;
    private final double[] pairWork;
    private final double[] leftBytes;
    private final double[] rightBytes;

    JoinTasks(int partitions) {
        leftWork = new double[partitions];
        rightWork = new double[partitions];
        pairWork = new double[partitions];
        leftBytes = new double[partitions];
        rightBytes = new double[partitions];
    }

    /** Adds rows of either side, and pairs, to a partition: what they cost, and their bytes. */
    void add(int partition, Amount left, Amount right, double pairs) {
        leftWork[partition] += left.work();
        leftBytes[partition] += left.bytes();
        rightWork[partition] += right.work();
        rightBytes[partition] += right.bytes();
        pairWork[partition] += pairs;
    }

    /** Adds rows and pairs that are spread evenly. */
    void addEvenly(Amount left, Amount right, double pairs) {
        int partitions = leftWork.length;
        for (int i = 0; i < partitions; i++) add(i, left.over(partitions), right.over(partitions), pairs / partitions);
    }

    /** Rows, by what they cost and by their bytes. */
    record Amount(double work, double bytes) {
        Amount over(double parts) {
            return new Amount(work / parts, bytes / parts);
        }
    }

    /** {@return the work of each task where every partition is one} */
    double[] asTheyAre() {
        double[] tasks = new double[leftWork.length];
        for (int i = 0; i < tasks.length; i++) tasks[i] = leftWork[i] + rightWork[i] + pairWork[i];
        return tasks;
    }

    /** {@return the work of each task after adaptive execution has cut skewed partitions and merged small ones} */
    double[] adapted(JoinFacts facts) {
        OptionalDouble merged = facts.adaptive()
                .mergedBytes(facts.shuffledBytes(), facts.cluster().slots());
        int[] left = pieces(facts, Side.LEFT);
        int[] right = pieces(facts, Side.RIGHT);
        List<Double> tasks = new ArrayList<>();
        double open = 0;
        double openBytes = 0;
        for (int i = 0; i < leftWork.length; i++) {
            double bytes = leftBytes[i] + rightBytes[i];
            boolean cut = left[i] * right[i] > 1;
            if (openBytes > 0 && (cut || merged.isEmpty() || openBytes + bytes > merged.getAsDouble())) {
                tasks.add(open);
                open = 0;
                openBytes = 0;
            }
            double piece = leftWork[i] / left[i] + rightWork[i] / right[i] + pairWork[i] / (left[i] * right[i]);
            if (cut) {
                for (int part = 0; part < left[i] * right[i]; part++) tasks.add(piece);
            } else {
                open += piece;
                openBytes += Math.max(1, bytes);
            }
        }
        if (openBytes > 0) tasks.add(open);
        return tasks.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private int[] pieces(JoinFacts facts, Side side) {
        double[] bytes = side == Side.LEFT ? leftBytes : rightBytes;
        int[] pieces = new int[bytes.length];
        Arrays.fill(pieces, 1);
        if (SkewSplitting.obstacle(facts, side).isPresent()) return pieces;
        double limit = SkewSplitting.limit(facts.adaptive(), median(bytes));
        double usual = Arrays.stream(bytes).filter(b -> b <= limit).average().orElse(0);
        double target = Math.max(facts.adaptive().advisory().bytes(), usual);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] > limit) {
                pieces[i] =
                        (int) Math.min(facts.side(side).inputPartitions(), Math.max(1, Math.ceil(bytes[i] / target)));
            }
        }
        return pieces;
    }

    /** {@return the bytes of the largest partition of a side, and of the median one} */
    double[] largestAndMedian(Side side) {
        double[] bytes = side == Side.LEFT ? leftBytes : rightBytes;
        return new double[] {Arrays.stream(bytes).max().orElse(0), median(bytes)};
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }
}
