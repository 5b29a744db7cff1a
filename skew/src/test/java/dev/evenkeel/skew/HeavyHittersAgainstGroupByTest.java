package dev.evenkeel.skew;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.testkit.SparkFixture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found of each type of key, against Spark's own {@code groupBy(key).count()} on a file. */
class HeavyHittersAgainstGroupByTest {
    private static final String[] TYPES = {
        "cast(n as int) as i",
        "n as l",
        "cast(n as short) as sh",
        "n % 2 = 0 as flag",
        "concat('key ', n) as s",
        "cast(n as decimal(10,2)) as dec",
        "cast(n as decimal(38,18)) as wide",
        "date_add(date'1890-02-03', cast(n as int)) as dt",
        "timestamp_seconds(n * 86399) as ts",
        "cast(timestamp_seconds(n * 86399) as timestamp_ntz) as ntz",
        "cast(concat('b', n) as binary) as bin",
        "named_struct('x', n, 'y', concat('s', n % 3)) as st",
        "array(n, n + 1) as arr",
        "if(n = 2, double('NaN'), if(n = 0, double(n) * double(-1), if(n = 1, double(n) - double(1), double(n)))) as dbl",
        "if(n = 2, float('NaN'), if(n = 0, float(n) * float(-1), if(n = 1, float(n) - float(1), float(n)))) as flt",
        "case when n % 5 = 0 then null else n end as nullable"
    };

    private static Dataset<Row> table;

    @BeforeAll
    static void writeTable() {
        Path directory = SparkFixture.temporaryDirectory().resolve("every-key-type");
        // Ranks of a skewed distribution: rank r has about 4000 / (r + 1)^2 rows of the first 4000.
        Dataset<Row> ranks = SparkFixture.spark()
                .range(0, 4000, 1, 4)
                .select(expr("cast(least(floor(1 / (rand(7) + 0.01)), 40) as bigint) - 1 as n"));
        ranks.selectExpr(TYPES).write().mode("overwrite").parquet(directory.toString());
        table = SparkFixture.spark().read().parquet(directory.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i",
                "l",
                "sh",
                "flag",
                "s",
                "dec",
                "wide",
                "dt",
                "ts",
                "ntz",
                "bin",
                "st",
                "arr",
                "dbl",
                "flt",
                "nullable"
            })
    void everyKeyHasItsTrueCountAndItsOwnValue(String column) {
        KeySkew alone = SkewDetector.analyze(table, column).keys().get(0);
        assertEqualsGroupBy(alone, column);
    }

    @Test
    void allColumnsInOnePassGiveWhatEachGivesAlone() {
        SkewReport report = SkewDetector.analyze(table);
        assertThat(report.keys()).hasSize(table.columns().length);
        assertThat(report.leftOut()).isEmpty();
        for (KeySkew key : report.keys()) assertEqualsGroupBy(key, key.columns().get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"i,s", "dbl,st,dt", "nullable,bin"})
    void aCompositeKeyIsCountedAsAWhole(String columns) {
        String[] key = columns.split(",");
        assertEqualsGroupBy(SkewDetector.analyze(table, key).keys().get(0), key);
    }

    /** A file is read in batches, above a filter row by row; both must give the key the same hashes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "i",
                "l",
                "sh",
                "flag",
                "s",
                "dec",
                "dt",
                "ts",
                "ntz",
                "bin",
                "dbl",
                "flt",
                "nullable",
                "i,s",
                "dbl,nullable,bin"
            })
    void batchesAndRowsGiveTheSameKeys(String columns) {
        String[] key = columns.split(",");
        assertThat(keys(SkewDetector.analyze(table.filter("l is not null"), key)))
                .isEqualTo(keys(SkewDetector.analyze(table, key)))
                .isNotEmpty();
    }

    private static Set<List<Object>> keys(SkewReport report) {
        return report.keys().get(0).heavyHitters().stream()
                .map(key -> List.<Object>of(texts(key.key()), key.hash(), key.partitionHash(), key.estimate()))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"l", "s", "dbl", "nullable", "i,s"})
    void countedExactlyEvenASmallSketchHasTheTrueCounts(String columns) {
        String[] key = columns.split(",");
        KeySkew found = SkewDetector.withOptions(
                        SkewOptions.defaults().withExactCounts().withCounters(16))
                .analyze(table, key)
                .keys()
                .get(0);
        KeySkew all = SkewDetector.analyze(table, key).keys().get(0);
        assertThat(found.distinctKeys()).isEqualTo(all.distinctKeys());
        assertThat(found.nullRows()).isEqualTo(all.nullRows());
        assertThat(found.heavyHitters()).hasSize(16);
        assertThat(found.error()).isEqualTo(all.heavyHitters().get(16).estimate());
        assertThat(found.heavyHitters())
                .extracting(HeavyHitter::estimate)
                .isEqualTo(all.heavyHitters().subList(0, 16).stream()
                        .map(HeavyHitter::estimate)
                        .toList());
        assertThat(found.heavyHitters()).allSatisfy(hitter -> {
            assertThat(hitter.lower()).isEqualTo(hitter.upper()).isEqualTo(hitter.estimate());
            assertThat(all.heavyHitters())
                    .anyMatch(same -> same.hash() == hitter.hash()
                            && same.estimate() == hitter.estimate()
                            && same.partitionHash() == hitter.partitionHash());
        });
    }

    @Test
    void severalKeysInOnePassGiveWhatEachGivesAlone() {
        List<List<String>> keys = List.of(List.of("l"), List.of("i", "s"), List.of("nullable", "bin"));
        SkewReport together = SkewDetector.analyze(table, keys);
        assertThat(together.keys()).extracting(KeySkew::columns).isEqualTo(keys);
        together.keys().forEach(key -> assertEqualsGroupBy(key, key.columns().toArray(String[]::new)));
    }

    @Test
    void aFieldOfAStructIsAKey() {
        assertEqualsGroupBy(SkewDetector.analyze(table, "st.y").keys().get(0), "st.y");
    }

    private static void assertEqualsGroupBy(KeySkew found, String... key) {
        Map<List<String>, Long> truth = new HashMap<>();
        long nulls = 0;
        for (Row row : table.groupBy(columns(key)).count().collectAsList()) {
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < key.length; i++) values.add(row.get(i));
            if (values.stream().allMatch(Objects::isNull)) nulls += row.getLong(key.length);
            else truth.put(texts(values), row.getLong(key.length));
        }
        Map<List<String>, Long> counts = new HashMap<>();
        for (HeavyHitter hitter : found.heavyHitters()) {
            assertThat(hitter.lower()).isEqualTo(hitter.upper()).isEqualTo(hitter.estimate());
            counts.put(texts(hitter.key()), hitter.estimate());
        }
        assertThat(counts).isEqualTo(truth);
        assertThat(found.nullRows()).isEqualTo(nulls);
        assertThat(found.rows()).isEqualTo(4000);
        assertThat(found.distinctKeys().orElse(-1)).isEqualTo(truth.size());
        assertThat(found.error()).isZero();
    }

    private static Column[] columns(String... names) {
        return Arrays.stream(names).map(name -> col(name)).toArray(Column[]::new);
    }

    /** Equal for equal values, arrays of bytes and both zeros included. */
    private static List<String> texts(List<Object> values) {
        return values.stream()
                .map(value -> value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value))
                .map(text -> text.equals("-0.0") ? "0.0" : text)
                .toList();
    }
}
