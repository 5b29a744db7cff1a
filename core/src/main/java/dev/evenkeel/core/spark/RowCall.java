package dev.evenkeel.core.spark;

import dev.evenkeel.core.error.Errors;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal$;
import org.apache.spark.sql.catalyst.expressions.MonotonicallyIncreasingID;
import org.apache.spark.sql.catalyst.expressions.objects.Invoke;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.immutable.List;
import scala.collection.immutable.List$;

/**
 * A call of a method of ours that Spark makes once for each row of a Dataset, from the code that it generates.
 *
 * <p>Example: {@code data.filter(RowCall.of(data, tap, "text", data.col("name")))} calls
 * {@code tap.text(long row, UTF8String name)}, and keeps the row where that returns true.
 *
 * <p>Values come as Spark holds them, without encoder or boxing; where the method takes a primitive they must not be
 * null. Spark knows that the call is not deterministic, so that it neither drops, moves nor repeats it.
 *
 * <p>Before the values comes the number of the row: the index of its partition in Spark's own RDD times 2^33, plus its
 * position in this reading of the partition, from 0. So the method can tell a second reading from the first. The number
 * goes nowhere else: as a column it would have another value when rows come in another order.
 */
public final class RowCall {
    private static final int POSITION_BITS = 33;

    private RowCall() {}

    /** {@return the index of the partition that a row is in, from the number of the row} */
    public static int partition(long row) {
        return (int) (row >>> POSITION_BITS);
    }

    /** {@return the number of the row at that position of a partition} */
    public static long row(int partition, long position) {
        return ((long) partition << POSITION_BITS) + position;
    }

    /**
     * {@return the call as a predicate for the rows of that Dataset}
     *
     * @param target of a public class; it travels with the plan, and every task has a copy of its own
     * @param method a public method that takes the number of a row and the values, and gives a boolean
     * @param values columns of the Dataset
     */
    public static Column of(Dataset<?> data, Serializable target, String method, Column... values) {
        List<Expression> arguments = List$.MODULE$.empty();
        for (int i = values.length - 1; i >= 0; i--) arguments = arguments.$colon$colon(resolved(data, values[i]));
        arguments = arguments.$colon$colon(new MonotonicallyIncreasingID());
        return SparkLine.column(invoke(target, method, arguments));
    }

    /** The expression of a column, which Spark 4 no longer shows, is found in a plan. */
    private static Expression resolved(Dataset<?> data, Column column) {
        Filter filter = (Filter) data.filter(column.isNull()).queryExecution().analyzed();
        return SparkLine.children(filter.condition()).get(0);
    }

    /** Called by name, as its descriptor has a Scala {@code Seq}. */
    private static Expression invoke(Serializable target, String method, List<Expression> arguments) {
        try {
            Constructor<?> constructor = Arrays.stream(Invoke.class.getConstructors())
                    .filter(candidate -> candidate.getParameterCount() == 8)
                    .findFirst()
                    .orElseThrow(() -> new NoSuchMethodException("a constructor of Invoke with 8 parameters"));
            return (Expression) constructor.newInstance(
                    Literal$.MODULE$.fromObject(target),
                    method,
                    DataTypes.BooleanType,
                    arguments,
                    List$.MODULE$.empty(), // the types that arguments would be cast to
                    false, // propagateNull: would drop the row
                    false, // returnNullable
                    false); // isDeterministic
        } catch (ReflectiveOperationException e) {
            throw Errors.unsupportedSpark(
                    "call " + method + " for each row", org.apache.spark.package$.MODULE$.SPARK_VERSION(), e);
        }
    }
}
