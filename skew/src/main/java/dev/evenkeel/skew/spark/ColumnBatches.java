package dev.evenkeel.skew.spark;

import dev.evenkeel.core.spark.SparkLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.execution.ColumnarToRowExec;
import org.apache.spark.sql.execution.InputAdapter;
import org.apache.spark.sql.execution.ProjectExec;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.WholeStageCodegenExec;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/**
 * The column batches that a Dataset is read from, where its plan is nothing but a columnar scan and a choice of columns.
 *
 * <p>Reading the vectors themselves costs about two thirds of reading the rows that Spark makes of them.
 */
final class ColumnBatches {
    private final SparkPlan scan;
    private final int[] places;

    private ColumnBatches(SparkPlan scan, int[] places) {
        this.scan = scan;
        this.places = places;
    }

    /** {@return the batches of a Dataset; nothing where its plan computes, filters or shuffles, or gives only rows} */
    static Optional<ColumnBatches> of(Dataset<?> data) {
        SparkPlan plan = data.queryExecution().executedPlan();
        List<ExprId> wanted = ids(plan);
        while (!(plan instanceof ColumnarToRowExec toRows)) {
            Optional<SparkPlan> below = below(plan);
            if (below.isEmpty()) return Optional.empty();
            plan = below.get();
        }
        SparkPlan scan = below(toRows.child()).orElse(toRows.child());
        List<ExprId> there = ids(scan);
        if (!scan.supportsColumnar() || !there.containsAll(wanted)) return Optional.empty();
        return Optional.of(
                new ColumnBatches(scan, wanted.stream().mapToInt(there::indexOf).toArray()));
    }

    private static Optional<SparkPlan> below(SparkPlan plan) {
        if (plan instanceof WholeStageCodegenExec stage) return Optional.of(stage.child());
        if (plan instanceof InputAdapter adapter) return Optional.of(adapter.child());
        if (plan instanceof ProjectExec project) return Optional.of(project.child());
        return Optional.empty();
    }

    private static List<ExprId> ids(SparkPlan plan) {
        List<ExprId> ids = new ArrayList<>();
        for (Attribute attribute : SparkLine.output(plan)) ids.add(attribute.exprId());
        return ids;
    }

    /** {@return where the Dataset's column of that position is in a batch} */
    int place(int column) {
        return places[column];
    }

    /** {@return the batches, in the partitions of the Dataset} */
    RDD<ColumnarBatch> read() {
        return scan.executeColumnar();
    }
}
