package dev.evenkeel.advisor.ledger;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What one accumulator of a plan has added up, and in which stages. Not thread-safe. */
final class MetricCell {
    private static final int STAGES = 100;

    private final SortedSet<Integer> stages = new TreeSet<>();
    private long total;
    private boolean told;
    int holders;

    /** Takes in the sum over all tasks so far, told when a stage was completed. */
    void summed(int stage, long sum) {
        tell(sum);
        if (stages.size() < STAGES) stages.add(stage);
    }

    /** Takes in what the driver counted. */
    void tell(long sum) {
        total = Math.max(total, sum);
        told = true;
    }

    boolean isTold() {
        return told;
    }

    long total() {
        return total;
    }

    List<Integer> stages() {
        return List.copyOf(stages);
    }
}
