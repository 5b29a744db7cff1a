package dev.evenkeel.joins.spark;

import dev.evenkeel.core.spark.SparkLine;
import dev.evenkeel.joins.Side;
import dev.evenkeel.joins.choose.Reasons;
import dev.evenkeel.skew.spark.Key.Nulls;
import dev.evenkeel.skew.spark.KeyColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.BinaryComparison;
import org.apache.spark.sql.catalyst.expressions.EqualNullSafe;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.Expression;
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
        List<KeyPair> pairs = new ArrayList<>();
        if (join.condition().nonEmpty()) {
            Rebase left = Rebase.between(join.left(), inputs.left());
            Rebase right = Rebase.between(join.right(), inputs.right());
            collect(join.condition().get(), join, left, right, pairs);
        }
        return pairs.isEmpty()
                ? JoinShape.left(plain, Reasons.noEquality())
                : new JoinShape(plain, List.copyOf(pairs), Optional.empty());
    }

    private static void collect(Expression term, Join join, Rebase left, Rebase right, List<KeyPair> pairs) {
        if (term instanceof And and) {
            collect(and.left(), join, left, right, pairs);
            collect(and.right(), join, left, right, pairs);
        } else if (term instanceof EqualTo || term instanceof EqualNullSafe) {
            BinaryComparison equality = (BinaryComparison) term;
            Nulls nulls = term instanceof EqualTo ? Nulls.NO_KEY : Nulls.A_VALUE;
            Expression first = SparkLine.children(equality).get(0);
            Expression second = SparkLine.children(equality).get(1);
            if (belongs(first, join.left()) && belongs(second, join.right())) {
                add(first, second, nulls, left, right, pairs);
            } else if (belongs(second, join.left()) && belongs(first, join.right())) {
                add(second, first, nulls, left, right, pairs);
            }
        }
    }

    private static boolean belongs(Expression value, LogicalPlan side) {
        return value.deterministic()
                && value.references().nonEmpty()
                && value.references().subsetOf(side.outputSet());
    }

    private static void add(
            Expression ofLeft, Expression ofRight, Nulls nulls, Rebase left, Rebase right, List<KeyPair> pairs) {
        if (!KeyColumns.isGroupable(ofLeft.dataType())) return;
        pairs.add(new KeyPair(ofLeft.sql(), left.column(ofLeft), right.column(ofRight), ofLeft.dataType(), nulls));
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
