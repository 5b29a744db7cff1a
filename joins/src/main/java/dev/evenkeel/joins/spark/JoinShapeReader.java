package dev.evenkeel.joins.spark;

import dev.evenkeel.core.spark.SparkLine;
import dev.evenkeel.joins.choose.HintsBySpark;
import dev.evenkeel.joins.choose.Reasons;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.plans.logical.Join;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.SparkPlan;

/**
 * Reads the shape of a join from Spark's analyzed plan.
 *
 * <p>Apart from {@link JoinShape}, so that the plan's classes are loaded only for Datasets that have a plan: a client
 * of Spark Connect does not even have them.
 */
public final class JoinShapeReader {
    private JoinShapeReader() {}

    /** {@return the shape of a join of classic Datasets} */
    public static JoinShape read(JoinInputs inputs) {
        Dataset<Row> plain = inputs.plain();
        LogicalPlan plan = plain.queryExecution().analyzed();
        while (plan.nodeName().equals("Project"))
            plan = SparkLine.children(plan).get(0);
        if (!(plan instanceof Join join)) return JoinShape.left(plain, Reasons.unreadablePlan(plan.nodeName()));
        if (inputs.left().isStreaming() || inputs.right().isStreaming())
            return JoinShape.left(plain, Reasons.streaming());
        if (BroadcastSession.isHinted(inputs))
            return JoinShape.left(plain, Reasons.userHint(HintsBySpark.of(BroadcastSession.planned(inputs))));
        Equalities equalities = Equalities.of(join, inputs);
        return equalities.pairs().isEmpty()
                ? JoinShape.left(plain, Reasons.noEquality(sparkJoin(plain)))
                : new JoinShape(plain, equalities.pairs(), equalities.residual(), Optional.empty());
    }

    /** {@return the name of the operator that Spark plans, such as CartesianProduct} */
    private static String sparkJoin(Dataset<Row> plain) {
        SparkPlan plan = plain.queryExecution().sparkPlan();
        List<SparkPlan> children = SparkLine.children(plan);
        while (children.size() == 1) {
            plan = children.get(0);
            children = SparkLine.children(plan);
        }
        return plan.nodeName();
    }
}
