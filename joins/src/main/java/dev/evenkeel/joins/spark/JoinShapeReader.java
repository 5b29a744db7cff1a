package dev.evenkeel.joins.spark;

import dev.evenkeel.core.spark.SparkLine;
import dev.evenkeel.joins.Side;
import dev.evenkeel.joins.choose.Reasons;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.plans.logical.Join;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;

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
        if (isHinted(join.left())) return JoinShape.left(plain, Reasons.userHint(Side.LEFT));
        if (isHinted(join.right())) return JoinShape.left(plain, Reasons.userHint(Side.RIGHT));
        Equalities equalities = Equalities.of(join, inputs);
        return equalities.pairs().isEmpty()
                ? JoinShape.left(plain, Reasons.noEquality())
                : new JoinShape(plain, equalities.pairs(), equalities.residual(), Optional.empty());
    }

    private static boolean isHinted(LogicalPlan plan) {
        LogicalPlan at = plan;
        while (at.nodeName().equals("Project")
                || at.nodeName().equals("Filter")
                || at.nodeName().equals("SubqueryAlias")) {
            at = SparkLine.children(at).get(0);
        }
        return at.nodeName().equals("ResolvedHint") || at.nodeName().equals("UnresolvedHint");
    }
}
