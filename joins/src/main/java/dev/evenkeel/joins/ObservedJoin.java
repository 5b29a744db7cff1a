package dev.evenkeel.joins;

import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.unit.RowCount;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a join really gave and took in one action, beside what was expected of it.
 *
 * <p>Example: {@code plan.observe(joined -> joined.write().parquet(path)).explain()} gives
 *
 * <pre>
 * rows          118,000 (expected 118,000)
 * longest task  41 ms (predicted 33 ms)
 * </pre>
 *
 * <p>Predictions are for the cluster that the join was chosen for, and for one core of it; what a task takes here
 * depends on this machine too.
 *
 * @param rows rows that the join gave
 * @param longestTask the longest task that read a shuffle, or of all tasks where none did
 * @param expectedRows rows that were expected; none where nothing was measured
 * @param predictedTask the longest task of the join that was predicted; none where nothing was measured
 */
public record ObservedJoin(
        long rows, Duration longestTask, Optional<Double> expectedRows, Optional<Duration> predictedTask) {
    /** {@return the figures in lines for a terminal} */
    public String explain() {
        String expected = expectedRows
                .map(number -> "expected " + TextLayout.count(Math.round(number)))
                .orElse("nothing was measured to expect anything from");
        String predicted = predictedTask
                .map(time -> "predicted " + TextLayout.duration(time))
                .orElse("nothing was measured to predict it from");
        return String.join(
                "\n",
                List.of(
                        "rows          " + TextLayout.count(rows) + " (" + expected + ")",
                        "longest task  " + TextLayout.duration(longestTask) + " (" + predicted + ")",
                        ""));
    }

    @Override
    public String toString() {
        return "ObservedJoin[" + new RowCount(rows) + ", longestTask=" + TextLayout.duration(longestTask) + "]";
    }
}
