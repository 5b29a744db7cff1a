package dev.evenkeel.joins.spark;

import dev.evenkeel.core.decide.Reason;
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
 * The plain join, and the equalities in it, as Spark's analyzer understands them.
 *
 * <p>Read from the analyzed plan, so that coercion, {@code USING}, self-joins and case sensitivity are Spark's own. A
 * join that is not understood has a reason why it must be left to Spark.
 *
 * @param plain Spark's own join, analyzed; errors in the question have come to light by then
 * @param pairs the equalities; all other terms of the condition ride along untouched
 * @param obstacle why the join must be left to Spark, where that is so
 */
public record JoinShape(Dataset<Row> plain, List<KeyPair> pairs, Optional<Reason> obstacle) {
    /** {@return the shape of a join of classic Datasets} */
    public static JoinShape of(JoinInputs inputs) {
        Dataset<Row> plain = inputs.plain();
        LogicalPlan plan = plain.queryExecution().analyzed();
        while (plan.nodeName().equals("Project"))
            plan = SparkLine.children(plan).get(0);
        if (!(plan instanceof Join join)) return left(plain, Reasons.unreadablePlan(plan.nodeName()));
        if (isHinted(join.left())) return left(plain, Reasons.userHint(Side.LEFT));
        if (isHinted(join.right())) return left(plain, Reasons.userHint(Side.RIGHT));
        List<KeyPair> pairs = new ArrayList<>();
        if (join.condition().nonEmpty()) {
            Rebase left = Rebase.between(join.left(), inputs.left());
            Rebase right = Rebase.between(join.right(), inputs.right());
            collect(join.condition().get(), join, left, right, pairs);
        }
        return pairs.isEmpty()
                ? left(plain, Reasons.noEquality())
                : new JoinShape(plain, List.copyOf(pairs), Optional.empty());
    }

    /** {@return a join that is left to Spark} */
    public static JoinShape left(Dataset<Row> plain, Reason reason) {
        return new JoinShape(plain, List.of(), Optional.of(reason));
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
