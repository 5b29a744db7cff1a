package dev.evenkeel.advisor.ledger;

/**
 * How much a recorder keeps, whatever the length of the run.
 *
 * <p>Beyond the limits sums stay exact: the cheapest stages are added up together, and of a stage with more tasks
 * every second, fourth, … task time is kept. What else comes in numbers is bounded by multiples of the stages: as many
 * queries, ten times as many jobs, twenty times as many steps of plans, and so on. The profile says what was left out.
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
     * <p>That is as many stages as Spark's own status store keeps. With every limit reached and all figures of all
     * tasks different, it took 176 MiB: the stages 129, of which half are single tasks and the rest spreads and
     * RDDs, the plans 44 and the jobs 3. A run below the limits takes what it needs.
     */
    public static RecorderLimits defaults() {
        return new RecorderLimits(1000, 2048);
    }

    /** Queries kept one by one. */
    int queries() {
        return stages;
    }

    /** Steps of plans, over all queries. */
    int planSteps() {
        return times(20);
    }

    int jobs() {
        return times(10);
    }

    int executors() {
        return times(5);
    }

    int caches() {
        return stages;
    }

    /** Blocks of cached data of which the size is followed. */
    int blocks() {
        return times(100);
    }

    private int times(int factor) {
        return (int) Math.min(Integer.MAX_VALUE, (long) factor * stages);
    }
}
