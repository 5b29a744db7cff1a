package dev.evenkeel.joins;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.apache.spark.sql.Column;

/**
 * What is joined on, and how: the typed form of the arguments of {@code Dataset.join}.
 *
 * <p>Example: {@code JoinSpec.on("customer_id").left()}, or
 * {@code JoinSpec.where(orders.col("id").equalTo(lines.col("order_id"))).type("left_anti")}. Immutable.
 */
public final class JoinSpec {
    private final Terms terms;
    private final JoinType joinType;

    private JoinSpec(Terms terms, JoinType joinType) {
        this.terms = terms;
        this.joinType = joinType;
    }

    private sealed interface Terms {
        record Common() implements Terms {}

        record Using(List<String> columns) implements Terms {}

        record Where(Column condition) implements Terms {}
    }

    /** {@return an inner join on the named columns, which both sides have and the result has once} */
    public static JoinSpec on(String... columns) {
        if (columns.length == 0) throw JoinErrors.noColumns();
        return new JoinSpec(new Terms.Using(List.of(columns)), JoinType.INNER);
    }

    /** {@return an inner join on all columns whose names both sides have} */
    public static JoinSpec onCommonColumns() {
        return new JoinSpec(new Terms.Common(), JoinType.INNER);
    }

    /** {@return an inner join by a condition over the columns of both sides} */
    public static JoinSpec where(Column condition) {
        return new JoinSpec(new Terms.Where(condition), JoinType.INNER);
    }

    /** {@return this join with the type of that name, as {@code Dataset.join} takes it} */
    public JoinSpec type(String name) {
        return type(JoinType.named(name));
    }

    /** {@return this join with that type} */
    public JoinSpec type(JoinType type) {
        return new JoinSpec(terms, type);
    }

    /** {@return this join as a left outer join} */
    public JoinSpec left() {
        return type(JoinType.LEFT_OUTER);
    }

    /** {@return this join as a right outer join} */
    public JoinSpec right() {
        return type(JoinType.RIGHT_OUTER);
    }

    /** {@return this join as a full outer join} */
    public JoinSpec full() {
        return type(JoinType.FULL_OUTER);
    }

    /** {@return this join as a left semi join} */
    public JoinSpec semi() {
        return type(JoinType.LEFT_SEMI);
    }

    /** {@return this join as a left anti join} */
    public JoinSpec anti() {
        return type(JoinType.LEFT_ANTI);
    }

    /** {@return the join type} */
    public JoinType joinType() {
        return joinType;
    }

    /** {@return this join with its columns named, where it is on those that both sides have} */
    public JoinSpec resolve(List<String> left, List<String> right, BiPredicate<String, String> sameName) {
        if (!(terms instanceof Terms.Common)) return this;
        List<String> common = left.stream()
                .filter(name -> right.stream().anyMatch(other -> sameName.test(name, other)))
                .toList();
        if (common.isEmpty()) throw JoinErrors.noCommonColumns(left, right);
        return new JoinSpec(new Terms.Using(common), joinType);
    }

    /**
     * {@return the result for the form at hand, of a join whose columns are named}
     *
     * @param using takes the names of the columns
     * @param where takes the condition
     */
    public <R> R fold(Function<? super List<String>, R> using, Function<? super Column, R> where) {
        if (terms instanceof Terms.Using u) return using.apply(u.columns());
        if (terms instanceof Terms.Where w) return where.apply(w.condition());
        throw new IllegalStateException("the common columns were not resolved");
    }

    @Override
    public String toString() {
        String on = terms instanceof Terms.Using u
                ? String.join(", ", u.columns())
                : terms instanceof Terms.Where w ? w.condition().toString() : "common columns";
        return "JoinSpec[" + joinType.keyword() + " on " + on + "]";
    }
}
