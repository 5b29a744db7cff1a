package dev.evenkeel.core.spark;

import dev.evenkeel.core.error.Errors;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.QueryPlan;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.SparkPlan;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.List$;

/**
 * The calls that differ between Spark's lines, made by name so that one jar serves Spark 3.5 to 4.2.
 *
 * <p>Two things differ: a Scala {@code Seq} in a descriptor (another class in Scala 2.12 than in 2.13), and the way
 * from a Catalyst expression to a {@link Column}, which moved in Spark 4. Everything else is called plainly; the link
 * check proves on every line that it can be. A call that fails says which Spark it failed on.
 */
public final class SparkLine {
    private SparkLine() {}

    /** {@return the attributes that a plan gives, in order} */
    public static List<Attribute> output(QueryPlan<?> plan) {
        return list(call(plan, "output"), Attribute.class);
    }

    /** {@return the inputs of a plan} */
    public static List<LogicalPlan> children(LogicalPlan plan) {
        return list(call(plan, "children"), LogicalPlan.class);
    }

    /** {@return the inputs of a physical plan} */
    public static List<SparkPlan> children(SparkPlan plan) {
        return list(call(plan, "children"), SparkPlan.class);
    }

    /** {@return the inputs of an expression} */
    public static List<Expression> children(Expression expression) {
        return list(call(expression, "children"), Expression.class);
    }

    /** {@return a column that stands for the expression} */
    public static Column column(Expression expression) {
        try {
            Optional<Constructor<?>> ofSpark3 = constructor(Column.class, Expression.class);
            if (ofSpark3.isPresent()) return (Column) ofSpark3.get().newInstance(expression);
            Class<?> utils = Class.forName("org.apache.spark.sql.classic.ExpressionUtils");
            return (Column) invoke(utils.getMethod("column", Expression.class), null, expression);
        } catch (ReflectiveOperationException e) {
            throw unsupported("make a column of a Catalyst expression", e);
        }
    }

    /**
     * {@return a hash of the columns that is equal for strings that their collations take for equal}
     *
     * <p>Only Spark 4 has collations, and no function of SQL gives this hash, by which Spark itself places rows.
     *
     * @param hash the class of the Catalyst expression, such as {@code CollationAwareMurmur3Hash}
     */
    public static Column collationAwareHash(String hash, Column... columns) {
        try {
            Method expression = Class.forName("org.apache.spark.sql.classic.ExpressionUtils")
                    .getMethod("expression", Column.class);
            scala.collection.immutable.List<Object> children = List$.MODULE$.empty();
            for (int i = columns.length - 1; i >= 0; i--) {
                children = children.$colon$colon(invoke(expression, null, columns[i]));
            }
            Class<?> type = Class.forName("org.apache.spark.sql.catalyst.expressions." + hash);
            for (Constructor<?> constructor : type.getConstructors()) {
                if (constructor.getParameterCount() == 1) {
                    return column((Expression) constructor.newInstance(children));
                }
            }
            throw new NoSuchMethodException(hash + " of columns alone");
        } catch (ReflectiveOperationException e) {
            throw unsupported("hash collated strings", e);
        }
    }

    private static Optional<Constructor<?>> constructor(Class<?> type, Class<?> parameter) {
        for (Constructor<?> constructor : type.getConstructors()) {
            Class<?>[] parameters = constructor.getParameterTypes();
            if (parameters.length == 1 && parameters[0] == parameter) return Optional.of(constructor);
        }
        return Optional.empty();
    }

    private static Object call(Object target, String method) {
        try {
            return invoke(target.getClass().getMethod(method), target);
        } catch (ReflectiveOperationException e) {
            throw unsupported("read " + method + " of a " + target.getClass().getSimpleName(), e);
        }
    }

    private static Object invoke(Method method, @Nullable Object target, Object... arguments)
            throws ReflectiveOperationException {
        if (!Modifier.isPublic(method.getDeclaringClass().getModifiers())) method.setAccessible(true);
        return method.invoke(target, arguments);
    }

    static <T> List<T> list(Object seq, Class<T> element) {
        List<T> list = new ArrayList<>();
        scala.collection.Iterator<?> iterator = ((scala.collection.Seq<?>) seq).iterator();
        while (iterator.hasNext()) list.add(element.cast(iterator.next()));
        return list;
    }

    private static RuntimeException unsupported(String what, ReflectiveOperationException cause) {
        return Errors.unsupportedSpark(what, org.apache.spark.package$.MODULE$.SPARK_VERSION(), cause);
    }
}
