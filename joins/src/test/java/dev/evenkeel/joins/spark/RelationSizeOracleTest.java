package dev.evenkeel.joins.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.spark.PlanKnowledge;
import dev.evenkeel.core.spark.Settings;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.joins.JoinSpec;
import dev.evenkeel.joins.Side;
import dev.evenkeel.joins.choose.RelationFacts;
import dev.evenkeel.testkit.SparkFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The predicted size of a hash relation against the one that Spark reports for its broadcast ({@code data size}), beside
 * Spark's own estimate, over tables in Parquet files; prints them side by side.
 *
 * <p>{@code -Drelations.large} adds tables of up to 5 million rows, which take two minutes.
 */
class RelationSizeOracleTest {
    private static final double FROM_SAMPLED_WIDTHS = 0.15;
    private static final double FROM_EXACT_WIDTHS = 0.05;
    private static final List<List<String>> SEEN = new ArrayList<>();

    private static final String RANDOM = "sha2(cast(id as string), 256) as payload";
    private static final String TEN_VALUES = "repeat(cast(id % 10 as string), 200) as payload";
    private static final String TWO_INTS = "int(id) as k; int(id % 7) as k2";
    private static final String DATE = "date_add(date'2020-01-01', int(id % 99))";
    private static final String NESTED = "named_struct('a', id, 'b', array(id, id + 1), 'c', map('x', id)) as payload";
    private static final String WIDE = String.join(
            ";",
            Stream.iterate(0, i -> i + 1)
                    .limit(70)
                    .map(i -> "id * " + i + " as c" + i)
                    .toList());

    static Stream<RelationTable> tables() {
        Stream<RelationTable> usual = Stream.of(
                RelationTable.of("sparse long", 100, "id * 7919 as k; id % 10 as payload"),
                RelationTable.of("sparse long", 70_000, "id * 7919 as k; id % 10 as payload"),
                RelationTable.of("dense long", 70_000, "id + 1000000 as k; " + RANDOM),
                RelationTable.of("duplicate long, zstd", 70_000, "id % 500 * 7919 as k; " + TEN_VALUES),
                RelationTable.of("two ints in a long", 70_000, TWO_INTS + "; id as payload"),
                RelationTable.of("long with nulls", 70_000, "if(id % 3 = 0, null, id * 7919) as k; " + RANDOM),
                RelationTable.of("string", 100, "cast(id as string) as k; id as payload"),
                RelationTable.of("string", 70_000, "sha2(cast(id as string), 256) as k; " + TEN_VALUES),
                RelationTable.of("nested", 40_000, "id * 7919 as k; " + NESTED),
                new RelationTable("two columns of a wide one", 20_000, "id * 7919 as k; " + WIDE, "k; c7"));
        Stream<RelationTable> large = Stream.of(
                RelationTable.of("sparse long", 5_000_000, "id * 7919 as k; id % 10 as payload"),
                RelationTable.of("dense long", 5_000_000, "id as k; id % 10 as payload"),
                RelationTable.of("ten values", 1_500_000, "id * 7919 as k; " + TEN_VALUES),
                RelationTable.of("random", 2_000_000, "id * 7919 as k; " + RANDOM),
                RelationTable.of("string", 3_000_000, "cast(id as string) as k; id as payload"),
                RelationTable.of("long with holes", 150_000, "id * 3 as k; id as payload"),
                RelationTable.of("duplicate long, three each", 150_000, "id div 3 * 7919 as k; id as payload"),
                RelationTable.of("int", 150_000, "cast(id * 31 as int) as k; " + TEN_VALUES),
                RelationTable.of("long and int", 150_000, "id as k; cast(id % 7 as int) as k2; id as payload"),
                RelationTable.of("duplicate string", 150_000, "concat('k', id % 500) as k; " + RANDOM),
                RelationTable.of("decimal", 150_000, "cast(id as decimal(30, 4)) as k; id as payload"),
                RelationTable.of("double and date", 150_000, "cast(id as double) as k; " + DATE + " as k2"),
                RelationTable.of("nested key", 100_000, "named_struct('a', id, 'b', id % 9) as k; id as payload"),
                RelationTable.of("wide", 50_000, "id * 7919 as k; " + WIDE),
                RelationTable.of("widths that grow", 60_000, "id * 7919 as k; repeat('x', int(id div 300)) as p"));
        return System.getProperty("relations.large") == null ? usual : Stream.concat(usual, large);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void predictedWithinTheStatedPartOfTheRealSize(RelationTable table) {
        Dataset<Row> build = table.build();
        Dataset<Row> probe = table.probe(build);
        JoinShape shape = JoinShapeReader.read(
                JoinInputs.of(probe, build, JoinSpec.on(table.keys()), Settings.of(SparkFixture.spark())));
        RelationKey key = RelationKey.of(shape.pairs(), Side.RIGHT);
        RelationFacts sampled = RelationMeasurer.measure(build, key).orElseThrow();
        RelationFacts exact = RelationMeasurer.measureWhole(build, key).orElseThrow();
        double real = RelationTable.held(probe, build, table.keys());
        note(table, build, sampled, exact, real);
        assertThat(exact.size().held().bytes() / real).as("exact").isCloseTo(1, within(FROM_EXACT_WIDTHS));
        assertThat(sampled.size().held().bytes() / real).as("sampled").isCloseTo(1, within(FROM_SAMPLED_WIDTHS));
    }

    private static void note(
            RelationTable table, Dataset<Row> build, RelationFacts sampled, RelationFacts exact, double real) {
        ByteSize spark = PlanKnowledge.of(build).estimatedSize();
        SEEN.add(List.of(
                table.name(),
                TextLayout.count(table.rows()),
                sampled.size().held().toString(),
                exact.size().held().toString(),
                ByteSize.nearest(real).toString(),
                spark.toString(),
                TextLayout.factor(real / spark.bytes())));
    }

    @AfterAll
    static void print() {
        List<String> headings =
                List.of("table", "rows", "from a sample", "from all rows", "real", "Spark's", "too low by");
        System.out.println(String.join("\n", TextLayout.table(headings, SEEN)));
    }
}
