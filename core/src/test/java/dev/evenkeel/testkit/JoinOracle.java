package dev.evenkeel.testkit;

import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The judgement whether a join under test gives what Spark's own join gives, run without adaptive execution: the same
 * schema, the same rows, and the same columns of the joined tables still found on the result with the same values.
 */
public final class JoinOracle {
    /** One shuffle partition, no adaptive execution and no generated code: as far from the tested run as is cheap. */
    private static final Map<String, String> PLAIN = Map.of(
            "spark.sql.adaptive.enabled",
            "false",
            "spark.sql.shuffle.partitions",
            "1",
            "spark.sql.codegen.wholeStage",
            "false",
            "spark.sql.codegen.factoryMode",
            "NO_CODEGEN");

    private final Joining tested;

    /** Judges this join. */
    public JoinOracle(Joining tested) {
        this.tested = tested;
    }

    /** Fails unless the join under test answers the question as Spark does. */
    public void assertSame(JoinCase joinCase) {
        SparkFixture.runWithSettings(joinCase.settings(), () -> {
            JoinCase.Question question = joinCase.question().get();
            Dataset<Row> plain = question.answer().apply(Joining.plain());
            Dataset<Row> actual = question.answer().apply(tested);
            RowOracle.assertSameSchema(actual.schema(), plain.schema());
            Map<String, Column> columns = columns(question);
            Set<String> onPlain = found(columns, plain, Set.of());
            Set<String> onActual = found(columns, actual, onPlain);
            Column[] both = columns.entrySet().stream()
                    .filter(column -> onPlain.contains(column.getKey()) && onActual.contains(column.getKey()))
                    .map(column -> column.getValue().as(column.getKey()))
                    .toArray(Column[]::new);
            RowBag expected = SparkFixture.withSettings(PLAIN, () -> RowBag.of(withAll(plain, both)));
            RowOracle.assertSameRows(RowBag.of(withAll(actual, both)), expected);
            assertFoundAlike(onActual, onPlain);
        });
    }

    /** Fails unless both Spark and the join under test refuse to answer, at the latest when the rows are asked for. */
    public void assertRefused(JoinCase joinCase) {
        SparkFixture.runWithSettings(joinCase.settings(), () -> {
            JoinCase.Question question = joinCase.question().get();
            if (answers(question, Joining.plain())) {
                throw new IllegalStateException("Spark accepts this join, so it is no case of a refused one.");
            }
            if (answers(question, tested)) {
                throw new AssertionError("Spark refuses this join, but the join under test does not.");
            }
        });
    }

    private static void assertFoundAlike(Set<String> onActual, Set<String> onPlain) {
        if (!onActual.equals(onPlain)) {
            throw new AssertionError("The result has the right rows, but %s no longer resolve on it, and %s should not."
                    .formatted(without(onPlain, onActual), without(onActual, onPlain)));
        }
    }

    private static List<String> without(Set<String> names, Set<String> others) {
        return names.stream().filter(name -> !others.contains(name)).toList();
    }

    private static boolean answers(JoinCase.Question question, Joining joining) {
        try {
            question.answer().apply(joining).collectAsList();
            return true;
        } catch (Exception e) {
            return false;
        }
    }

    /** {@return each column of each side, each name without a side, and what else is asked, by a text for each} */
    private static Map<String, Column> columns(JoinCase.Question question) {
        List<Dataset<Row>> sides = question.sides();
        Map<String, Column> columns = new LinkedHashMap<>();
        for (int side = 0; side < sides.size(); side++) {
            for (String name : sides.get(side).columns()) {
                String quoted = "`" + name.replace("`", "``") + "`";
                columns.put("col(" + name + ")", col(quoted));
                columns.put(
                        "side " + (side + 1) + ".col(" + name + ")",
                        sides.get(side).col(quoted));
            }
        }
        question.names().forEach(name -> columns.put("col(" + name + ")", col(name)));
        return columns;
    }

    /** {@return the texts of the columns that can be selected from the result; quicker where the likely ones can} */
    private static Set<String> found(Map<String, Column> columns, Dataset<Row> result, Set<String> likely) {
        Map<String, Column> open = new LinkedHashMap<>(columns);
        Set<String> found = new LinkedHashSet<>();
        open.keySet().retainAll(likely);
        if (selects(result, open.values())) {
            found.addAll(open.keySet());
        }
        columns.forEach((name, column) -> {
            if (found.contains(name) || selects(result, List.of(column))) {
                found.add(name);
            }
        });
        return found;
    }

    private static boolean selects(Dataset<Row> result, Collection<Column> columns) {
        try {
            return withAll(result, columns.toArray(Column[]::new)).schema().size() > 0;
        } catch (Exception e) {
            if (e instanceof AnalysisException) {
                return false;
            }
            throw e;
        }
    }

    /** {@return the result with further columns, so that one run shows the rows and what the columns stand for} */
    private static Dataset<Row> withAll(Dataset<Row> result, Column... columns) {
        return result.select(
                Stream.concat(Stream.of(col("*")), Arrays.stream(columns)).toArray(Column[]::new));
    }
}
