package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.SettingChange;
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
 */
record StragglerCause(double time, double volume) {
    private static final String ADAPTIVE = "spark.sql.adaptive.enabled";
    private static final String SKEW_JOIN = "spark.sql.adaptive.skewJoin.enabled";
    private static final String SPECULATION = "spark.speculation";

    /** From here on the data is to blame. */
    static final double DATA = 2;
    /** Up to here it is not. Between the two, the finding says that it cannot tell. */
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
        return new StragglerCause(time, Math.max(records, bytes));
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

    String sentence(StageFacts stage) {
        String much = TextLayout.factor(volume);
        if (stage.slowest().records().rows() == 0 && stage.slowest().read().bytes() == 0) {
            return "one task takes far longer than the others; Spark did not say how much it read, "
                    + "so more data and a slow machine cannot be told apart";
        }
        if (volume >= DATA) return "the longest task reads " + much + " what the others read on average: skewed data";
        if (volume <= NOT_DATA) {
            return "the longest task reads only " + much + " what the others read on average: "
                    + "a slow machine or costlier rows, not more data";
        }
        return "the longest task reads " + much
                + " what the others read on average: too little to blame the data alone";
    }

    Advice advice(Settings settings) {
        if (volume < DATA) return speculation(settings);
        if (settings.isOff(ADAPTIVE) || settings.isOff(SKEW_JOIN)) {
            return Advice.setting(
                    "switch on adaptive execution, which splits partitions that are skewed by bytes in most joins",
                    "the stage has more tasks, and the longest comes down to the others",
                    change(settings, ADAPTIVE),
                    change(settings, SKEW_JOIN));
        }
        return Advice.code(
                "find the hot key and join it with SmartJoin; more partitions do not help, since one key stays in one",
                "SkewDetector.analyze(data, \"key\").explain();\nSmartJoin.join(left, right, \"key\");",
                "the stage's longest task comes down to the others");
    }

    private static Advice speculation(Settings settings) {
        String sentence = "see which host ran the longest task; where it is a slow one, let Spark start a second copy";
        String check = "the stage's longest task comes down to the others, and killed copies stay few";
        if (settings.isOn(SPECULATION)) return Advice.setting(sentence, check);
        return Advice.setting(sentence, check, change(settings, SPECULATION));
    }

    private static SettingChange change(Settings settings, String key) {
        return SettingChange.of(key, "true").from(settings.text(key).orElse(null));
    }
}
