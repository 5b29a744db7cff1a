package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.facts.Settings;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.core.explain.TextLayout;

/**
 * Why the slowest task of a stage was slow: it had more to read, or it had not.
 *
 * <p>Example: a task of 60 s among others of 1 s that read 40 times the rows of the others has too much data; had it
 * read 1.1 times their rows, its slot would be to blame.
 *
 * @param time time of the slowest task over the mean of the others
 * @param volume what it read over the mean of the others, in rows or in bytes, whichever says more (compressed bytes
 *     hide a key with many small rows)
 * @param computing the most processor time of a task over the mean of the others; 0 where Spark did not tell
 */
record StragglerCause(double time, double volume, double computing) {
    /** From here on the data is to blame. */
    static final double DATA = 2;
    /** Up to here it is not, and {@link SlowTask} speaks. Between the two, the finding says that it cannot tell. */
    static final double NOT_DATA = 1.5;

    static StragglerCause of(StageFacts stage) {
        double time = overOthers(stage.slowest().time().toNanos(), sum(stage, TaskFigure.SLOT_NANOS), stage.tasks());
        double records = overOthers(
                stage.slowest().records().rows(),
                sum(stage, TaskFigure.INPUT_RECORDS, TaskFigure.SHUFFLE_READ_RECORDS),
                stage.tasks());
        double bytes = overOthers(
                stage.slowest().read().bytes(),
                sum(stage, TaskFigure.INPUT_BYTES, TaskFigure.SHUFFLE_READ_BYTES),
                stage.tasks());
        double computing = overOthers(
                stage.spreads().of(TaskFigure.CPU_NANOS).largest(), sum(stage, TaskFigure.CPU_NANOS), stage.tasks());
        return new StragglerCause(time, Math.max(records, bytes), computing);
    }

    private static double sum(StageFacts stage, TaskFigure... figures) {
        double sum = 0;
        for (TaskFigure figure : figures) sum += stage.figures().value(figure);
        return sum;
    }

    /** Where the others have nothing, the slowest counts as having a task's worth of it, once for each. */
    private static double overOthers(double one, double all, long tasks) {
        double others = (all - one) / (tasks - 1);
        if (others > 0) return one / others;
        return one > 0 ? tasks : 0;
    }

    /** {@return true where the slowest task read no more than the others; where none read anything, none computed more} */
    boolean isNotTheData(StageFacts stage) {
        if (isTold(stage)) return volume <= NOT_DATA;
        return computing > 0 && computing <= NOT_DATA;
    }

    /** {@return true where Spark told what the tasks of a stage read} */
    static boolean isTold(StageFacts stage) {
        return Load.read(stage).bytes() > 0
                || sum(stage, TaskFigure.INPUT_RECORDS, TaskFigure.SHUFFLE_READ_RECORDS) > 0;
    }

    String sentence(StageFacts stage) {
        if (!isTold(stage)) {
            return "one task takes far longer than the others; Spark did not say how much it read, "
                    + "so more data and a slow machine cannot be told apart";
        }
        String much = "the longest task reads " + TextLayout.factor(volume) + " what the others read on average: ";
        return much + (volume >= DATA ? "skewed data" : "too little to blame the data alone");
    }

    /** {@return what helps against skewed data at that step; where the data is not to blame for sure, a second copy} */
    Advice advice(Settings settings, SkewedStep step) {
        if (volume < DATA) return SlowTask.speculation(settings);
        String check = "the longest task of the stage comes down to the others";
        boolean isAdaptive = !settings.isOff(Knobs.ADAPTIVE) && !settings.isOff(Knobs.SKEW_JOIN);
        if (!isAdaptive && (step.isJoin() || step.node().isEmpty())) {
            return Advice.setting(
                    "switch on adaptive execution, which splits partitions that are skewed by bytes in most joins",
                    check,
                    Knobs.to(settings, Knobs.ADAPTIVE, "true"),
                    Knobs.to(settings, Knobs.SKEW_JOIN, "true"));
        }
        return step.isJoin() || step.node().isEmpty() ? join(check, step) : beforehand(check, step);
    }

    private static Advice join(String check, SkewedStep step) {
        String keys = quoted(step);
        return Advice.code(
                "find the hot key and join it with SmartJoin; more partitions do not help, since one key stays in one",
                "SkewDetector.analyze(data, " + keys + ").explain();\nSmartJoin.join(left, right, " + keys + ");",
                check);
    }

    private static Advice beforehand(String check, SkewedStep step) {
        String keys = quoted(step);
        if (!step.isGrouping()) {
            return Advice.code(
                    "find the hot key, and part its window further, by a column such as the day, or take it apart",
                    "SkewDetector.analyze(data, " + keys + ").explain();",
                    check);
        }
        return Advice.code(
                "find the hot key and group in two steps: by key and a salt made of the row, then by key",
                "SkewDetector.analyze(data, " + keys + ").explain();\n"
                        + "data.groupBy(key, pmod(xxhash64(col(\"row_id\")), lit(16)))   // part sums, then by key",
                check);
    }

    private static String quoted(SkewedStep step) {
        if (step.keys().isEmpty()) return "\"key\"";
        return "\"" + String.join("\", \"", step.keys()) + "\"";
    }
}
