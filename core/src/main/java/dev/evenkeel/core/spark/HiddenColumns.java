package dev.evenkeel.core.spark;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.trees.TreeNodeTag;
import scala.Option;

/**
 * Columns that a Dataset does not show and yet finds when they are asked for by their side.
 *
 * <p>Example: {@code left.join(right, "k")} shows one {@code k}, and {@code right.col("k")} is still found on it. Spark
 * keeps them on the projection that hides them; a projection of ours is marked in the same way.
 */
public final class HiddenColumns {
    private HiddenColumns() {}

    /**
     * {@return the columns {@code shown} of the Dataset, on which what {@code like} hides is found too}
     *
     * @param like a plan over the same columns; what it hides and the Dataset does not have stays unknown
     */
    public static Dataset<Row> select(Dataset<Row> data, List<Column> shown, LogicalPlan like) {
        Dataset<Row> selected = data.select(shown.toArray(Column[]::new));
        Option<Object> hidden = like.getTagValue(tag());
        if (hidden.isEmpty()) return selected;
        LogicalPlan within = data.queryExecution().analyzed();
        boolean isThere = SparkLine.list(hidden.get(), Attribute.class).stream()
                .allMatch(column -> within.outputSet().contains(column));
        if (isThere) selected.queryExecution().analyzed().setTagValue(tag(), hidden.get());
        return selected;
    }

    @SuppressWarnings("unchecked") // a Seq of another class in Scala 2.12, so it is an Object here
    private static TreeNodeTag<Object> tag() {
        return (TreeNodeTag<Object>) (TreeNodeTag<?>) Project.hiddenOutputTag();
    }
}
