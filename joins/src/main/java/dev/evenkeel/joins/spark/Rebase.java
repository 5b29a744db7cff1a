package dev.evenkeel.joins.spark;

import dev.evenkeel.core.spark.SparkLine;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import scala.runtime.AbstractPartialFunction;

/**
 * The way from an expression over a side of an analyzed join back to the Dataset that was passed in.
 *
 * <p>In a self-join Spark renames the attributes of the right side; by position they are still those of the Dataset.
 */
final class Rebase extends AbstractPartialFunction<Expression, Expression> {
    private final List<Attribute> within;
    private final List<Attribute> outside;

    private Rebase(List<Attribute> within, List<Attribute> outside) {
        this.within = within;
        this.outside = outside;
    }

    static Rebase between(LogicalPlan side, Dataset<?> data) {
        return new Rebase(
                SparkLine.output(side), SparkLine.output(data.queryExecution().analyzed()));
    }

    /** {@return the expression as a column of the Dataset} */
    Column column(Expression value) {
        return SparkLine.column(value.transform(this));
    }

    @Override
    public boolean isDefinedAt(Expression expression) {
        return position(expression) >= 0;
    }

    @Override
    public Expression apply(Expression attribute) {
        return outside.get(position(attribute));
    }

    @Override
    public <A extends Expression, B> B applyOrElse(A expression, scala.Function1<A, B> otherwise) {
        @SuppressWarnings("unchecked") // Scala's B is a supertype of Expression
        B mapped = isDefinedAt(expression) ? (B) apply(expression) : otherwise.apply(expression);
        return mapped;
    }

    private int position(Expression expression) {
        if (!(expression instanceof Attribute attribute)) return -1;
        for (int i = 0; i < within.size(); i++) {
            if (within.get(i).exprId().equals(attribute.exprId())) return i < outside.size() ? i : -1;
        }
        return -1;
    }
}
