package dev.evenkeel.joins.spark;

import dev.evenkeel.core.spark.SparkLine;
import dev.evenkeel.joins.choose.JoinLegality.Residual;
import dev.evenkeel.skew.spark.Key.Nulls;
import dev.evenkeel.skew.spark.KeyColumns;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.BinaryComparison;
import org.apache.spark.sql.catalyst.expressions.EqualNullSafe;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.Join;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;

/** The equalities between the two sides in a join's condition, and whether there is anything else in it. */
final class Equalities {
    private final Join join;
    private final Rebase left;
    private final Rebase right;
    private final List<KeyPair> pairs = new ArrayList<>();
    private Residual residual = Residual.NONE;

    private Equalities(Join join, JoinInputs inputs) {
        this.join = join;
        this.left = Rebase.between(join.left(), inputs.left());
        this.right = Rebase.between(join.right(), inputs.right());
    }

    /** {@return those of an analyzed join of the inputs} */
    static Equalities of(Join join, JoinInputs inputs) {
        Equalities equalities = new Equalities(join, inputs);
        if (join.condition().nonEmpty()) equalities.collect(join.condition().get());
        return equalities;
    }

    List<KeyPair> pairs() {
        return List.copyOf(pairs);
    }

    Residual residual() {
        return residual;
    }

    private void collect(Expression term) {
        if (term instanceof And and) {
            collect(and.left());
            collect(and.right());
        } else if (!isPair(term)) {
            residual = Residual.SOME;
        }
    }

    private boolean isPair(Expression term) {
        if (!(term instanceof EqualTo || term instanceof EqualNullSafe)) return false;
        BinaryComparison equality = (BinaryComparison) term;
        Nulls nulls = term instanceof EqualTo ? Nulls.NO_KEY : Nulls.A_VALUE;
        Expression first = SparkLine.children(equality).get(0);
        Expression second = SparkLine.children(equality).get(1);
        if (!KeyColumns.isGroupable(first.dataType())) return false;
        if (belongs(first, join.left()) && belongs(second, join.right())) return add(first, second, nulls);
        if (belongs(second, join.left()) && belongs(first, join.right())) return add(second, first, nulls);
        return false;
    }

    private static boolean belongs(Expression value, LogicalPlan side) {
        return value.deterministic()
                && value.references().nonEmpty()
                && value.references().subsetOf(side.outputSet());
    }

    private boolean add(Expression ofLeft, Expression ofRight, Nulls nulls) {
        return pairs.add(
                new KeyPair(ofLeft.sql(), left.column(ofLeft), right.column(ofRight), ofLeft.dataType(), nulls));
    }
}
