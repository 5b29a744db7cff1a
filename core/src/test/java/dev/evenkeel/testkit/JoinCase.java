package dev.evenkeel.testkit;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One question of the oracle suite: tables, and what is to be joined how.
 *
 * @param settings the session settings under which the tables are made and the join is run
 * @param question makes the tables when the case is run
 */
public record JoinCase(String name, Map<String, String> settings, Supplier<Question> question) {
    /** {@return the join on the pair's keys by name} */
    public static JoinCase using(String name, String joinType, Supplier<TablePair> tables) {
        return of(
                name + ", using, " + joinType,
                tables,
                pair -> joining -> joining.join(pair.left(), pair.right(), pair.using(), joinType));
    }

    /** {@return the join on a condition over the pair's columns} */
    public static JoinCase on(
            String name, String joinType, Supplier<TablePair> tables, Function<TablePair, Column> condition) {
        return of(
                name + ", " + joinType,
                tables,
                pair -> joining -> joining.join(pair.left(), pair.right(), condition.apply(pair), joinType));
    }

    private static JoinCase of(
            String name, Supplier<TablePair> tables, Function<TablePair, Function<Joining, Dataset<Row>>> answer) {
        return new JoinCase(name, Map.of(), () -> {
            TablePair pair = tables.get();
            return new Question(List.of(pair.left(), pair.right()), List.of(), answer.apply(pair));
        });
    }

    /** {@return the same question under session settings} */
    public JoinCase under(Map<String, String> others) {
        return new JoinCase(name, Map.copyOf(others), question);
    }

    /** {@return the same question, with further names to be asked of the result, such as {@code l.k}} */
    public JoinCase asking(List<String> names) {
        return new JoinCase(name, settings, () -> {
            Question plain = question.get();
            return new Question(plain.sides(), names, plain.answer());
        });
    }

    @Override
    public String toString() {
        return name;
    }

    /**
     * The tables whose columns may be asked of the result, and how the result is had of a way to join.
     *
     * @param sides every table that takes part; all their columns are asked of the result
     * @param names what else is asked of it
     */
    public record Question(List<Dataset<Row>> sides, List<String> names, Function<Joining, Dataset<Row>> answer) {}
}
