package dev.evenkeel.joins.spark;

import dev.evenkeel.core.spark.HiddenColumns;
import dev.evenkeel.core.spark.SparkLine;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;

/**
 * The columns that the plain join shows and hides, by their positions among those of the left side and then the right.
 *
 * <p>Example: a join of {@code (id, k)} and {@code (k, name)} by USING {@code k} shows 1, 0, 3 and hides 2.
 */
final class PlainOutput {
    private PlainOutput() {}

    /** {@return those columns of a join by a condition, shown and hidden as the plain join has them} */
    static Dataset<Row> of(JoinShape shape, Dataset<Row> joined) {
        LogicalPlan plain = shape.plain().queryExecution().analyzed();
        LogicalPlan join = plain;
        while (join.nodeName().equals("Project"))
            join = SparkLine.children(join).get(0);
        if (join == plain) return joined;
        List<Attribute> within = new ArrayList<>();
        SparkLine.children(join).forEach(side -> within.addAll(SparkLine.output(side)));
        List<Attribute> outside = SparkLine.output(joined.queryExecution().analyzed());
        List<Column> shown = new ArrayList<>();
        for (Attribute attribute : SparkLine.output(plain)) {
            for (int i = 0; i < outside.size(); i++) {
                if (within.get(i).exprId().equals(attribute.exprId())) shown.add(SparkLine.column(outside.get(i)));
            }
        }
        return HiddenColumns.select(joined, shown, plain);
    }
}
