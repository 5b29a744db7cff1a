package dev.evenkeel.advisor.ledger;

/**
 * How much a recorder keeps, whatever the length of the run.
 *
 * <p>Beyond the limits sums stay exact: the cheapest stages are added up together, and of a stage with more tasks
 * every second, fourth, … task time is kept. The profile says so.
 *
 * @param stages stages kept one by one, at least 1
 * @param tasksPerStage task times kept of each stage, at least 2
 */
public record RecorderLimits(int stages, int tasksPerStage) {
    /** Refuses limits that keep nothing. */
    public RecorderLimits {
        if (stages < 1) throw new IllegalArgumentException("stages must be at least 1: " + stages);
        if (tasksPerStage < 2) throw new IllegalArgumentException("tasksPerStage must be at least 2: " + tasksPerStage);
    }

    /**
     * {@return 1,000 stages of 2,048 tasks}
     *
     * <p>That is as many stages as Spark's own status store keeps, and 55 MiB at the very most (28 bytes a task).
     */
    public static RecorderLimits defaults() {
        return new RecorderLimits(1000, 2048);
    }
}
