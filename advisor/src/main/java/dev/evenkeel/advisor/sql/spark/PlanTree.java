package dev.evenkeel.advisor.sql.spark;

import dev.evenkeel.core.error.Errors;
import dev.evenkeel.core.spark.SparkLine;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.plans.QueryPlan;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.SparkPlan;

/**
 * A walk through a plan and everything in it: inputs, expressions, subqueries, and the definitions of a {@code WITH}.
 *
 * <p>Lists of Scala's come by the name of a method, since their descriptors differ between Spark's lines.
 */
final class PlanTree {
    private PlanTree() {}

    /** Shows every part of a plan, except what is below a plan at which the walk is to stop. */
    static void walk(
            LogicalPlan plan, Predicate<LogicalPlan> stop, Consumer<LogicalPlan> steps, Consumer<Expression> terms) {
        if (stop.test(plan)) return;
        steps.accept(plan);
        for (LogicalPlan child : SparkLine.children(plan)) walk(child, stop, steps, terms);
        for (Object inner : elements(plan, "innerChildren")) {
            if (inner instanceof LogicalPlan within) walk(within, stop, steps, terms);
        }
        for (Object term : elements(plan, "expressions")) walk((Expression) term, stop, steps, terms);
    }

    private static void walk(
            Expression term, Predicate<LogicalPlan> stop, Consumer<LogicalPlan> steps, Consumer<Expression> terms) {
        terms.accept(term);
        if (term instanceof PlanExpression<?> subquery && subquery.plan() instanceof LogicalPlan plan)
            walk(plan, stop, steps, terms);
        for (Expression child : SparkLine.children(term)) walk(child, stop, steps, terms);
    }

    /** {@return a physical plan's steps, subqueries included, from the root on} */
    static List<SparkPlan> steps(SparkPlan plan) {
        List<SparkPlan> steps = new ArrayList<>();
        steps.add(plan);
        for (Object child : elements(plan, "children")) steps.addAll(steps((SparkPlan) child));
        for (Object subquery : elements(plan, "subqueries")) steps.addAll(steps((SparkPlan) subquery));
        return steps;
    }

    /** {@return the plans without inputs} */
    static List<LogicalPlan> leaves(LogicalPlan plan) {
        List<LogicalPlan> leaves = new ArrayList<>();
        walk(
                plan,
                none -> false,
                step -> {
                    if (SparkLine.children(step).isEmpty()) leaves.add(step);
                },
                term -> {});
        return leaves;
    }

    /** {@return the texts that the method of that name gives, a list of them} */
    static List<String> texts(Object target, String method) {
        return elements(target, method).stream().map(String::valueOf).toList();
    }

    static List<Object> elements(Object target, String method) {
        try {
            Method found = target.getClass().getMethod(method);
            found.setAccessible(true);
            List<Object> elements = new ArrayList<>();
            scala.collection.Iterator<?> iterator = ((scala.collection.Iterable<?>) found.invoke(target)).iterator();
            while (iterator.hasNext()) elements.add(iterator.next());
            return elements;
        } catch (ReflectiveOperationException e) {
            throw Errors.unsupportedSpark(
                    "read " + method + " of a " + target.getClass().getSimpleName(),
                    org.apache.spark.package$.MODULE$.SPARK_VERSION(),
                    e);
        }
    }

    /** {@return the last word of a plan's or an expression's class, such as {@code Project}} */
    static String word(Object node) {
        return node.getClass().getSimpleName().replace("$", "");
    }

    static boolean isCatalyst(Expression term) {
        return term.getClass().getName().startsWith("org.apache.spark.sql.catalyst.");
    }

    static boolean hasInputs(QueryPlan<?> plan) {
        return !elements(plan, "children").isEmpty();
    }
}
