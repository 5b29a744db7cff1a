package dev.evenkeel.benchmarks.scenario;

import java.util.List;

/**
 * How unlike the parts of something are: files of a write, tasks of a stage, parts of a read.
 *
 * <p>Example: of 10, 10, 10 and 50 the largest is 2.5 times the mean and 5 times the median, and the mean is twice the
 * smallest.
 *
 * @param sizes of the parts, none below 0
 */
record Spread(List<Double> sizes) {
    Spread {
        sizes = sizes.stream().sorted().toList();
    }

    /** {@return how often the mean goes into the largest; 1 where there is nothing} */
    double largestOverMean() {
        return over(largest(), mean());
    }

    /** {@return how often the median goes into the largest; 1 where there is nothing} */
    double largestOverMedian() {
        return sizes.isEmpty() ? 1 : over(largest(), sizes.get((sizes.size() - 1) / 2));
    }

    /** {@return how often the smallest goes into the mean; 1 where there is nothing} */
    double meanOverSmallest() {
        return sizes.isEmpty() ? 1 : over(mean(), sizes.get(0));
    }

    double largest() {
        return sizes.isEmpty() ? 0 : sizes.get(sizes.size() - 1);
    }

    double total() {
        return sizes.stream().mapToDouble(Double::doubleValue).sum();
    }

    private double mean() {
        return sizes.isEmpty() ? 0 : total() / sizes.size();
    }

    private static double over(double one, double other) {
        return one == 0 ? 1 : one / Math.max(1e-9, other);
    }
}
