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
 * marks them on the projection that hides them; a projection of ours is marked in the same way.
 */
public final class HiddenColumns {
    private HiddenColumns() {}

    /** {@return the columns that the plan hides; none where it hides none} */
    public static List<Attribute> of(LogicalPlan plan) {
        Option<?> hidden = plan.getTagValue(tag());
        return hidden.isEmpty() ? List.of() : SparkLine.list(hidden.get(), Attribute.class);
    }

    /** {@return the columns {@code shown} of the Dataset, on which those in {@code hidden} are still found} */
    public static Dataset<Row> select(Dataset<Row> data, List<Column> shown, List<Column> hidden) {
        Dataset<Row> selected = data.select(shown.toArray(Column[]::new));
        if (hidden.isEmpty()) return selected;
        LogicalPlan kept =
                data.select(hidden.toArray(Column[]::new)).queryExecution().analyzed();
        selected.queryExecution().analyzed().setTagValue(tag(), SparkLine.call(kept, "output"));
        return selected;
    }

    @SuppressWarnings("unchecked") // a Seq of another class in Scala 2.12, so it is an Object here
    private static TreeNodeTag<Object> tag() {
        return (TreeNodeTag<Object>) (TreeNodeTag<?>) Project.hiddenOutputTag();
    }
}
