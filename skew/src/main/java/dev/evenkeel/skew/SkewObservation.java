package dev.evenkeel.skew;

import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;

/**
 * A Dataset whose keys are counted while the job itself reads it, without a pass of their own.
 *
 * <p>Example:
 *
 * <pre>
 * SkewObservation&lt;Row&gt; observed = SkewDetector.observe(orders, "customer_id");
 * observed.data().join(customers, "customer_id").write().parquet(path);   // the job as it was, but for orders
 * System.out.print(observed.report().explain());
 * </pre>
 *
 * <p>Exact: a row counts once, however often Spark reads it. A task counts when it has succeeded, and a partition once:
 * not again for a second attempt, a speculative copy, a stage that runs again for a lost shuffle file, the sampling job
 * of a global sort, or a join with itself. Of several actions the one that read the most rows counts. An action that
 * stops early, such as {@code show()}, tells of the rows that it read; partitions of which it read none are not there.
 *
 * <p>Cost: no Spark job, and of the job's own task time 18 ns a row for a key of one whole number, 25 ns for a string,
 * 40 ns for two columns: 3 % of a sort-merge join of 20 million rows. A task keeps a sketch of 1,024 keys (or
 * {@link SkewOptions#counters()}) in less than 0.4 MB and sends it to the driver with its result. All tasks of a stage
 * together send a quarter of {@code spark.driver.maxResultSize} at the most; where they are too many for that, each
 * keeps fewer keys.
 *
 * <p>What it changes in the plan: filters above the observed Dataset, and those that Spark derives from joins, are not
 * pushed below it into the files, so filter first and observe then. A key that is an expression is computed once more.
 * Spark takes such a plan to be one that may give other rows when it runs again; so {@code SmartJoin} looks at it only
 * where it is told to measure in full.
 *
 * @param <T> the type of its rows
 */
public final class SkewObservation<T> {
    private final Dataset<T> data;
    private final Supplier<SkewReport> report;

    SkewObservation(Dataset<T> data, Supplier<SkewReport> report) {
        this.data = data;
        this.report = report;
    }

    /** {@return the Dataset to run the job on: the rows, the columns and the schema of the observed one} */
    public Dataset<T> data() {
        return data;
    }

    /**
     * {@return the report on the key, from what the fullest action so far has read; an error before the first action}
     *
     * <p>Cost: no Spark job; one small pass where Spark needs no task to read the Dataset, as for local rows.
     */
    public SkewReport report() {
        return report.get();
    }
}
