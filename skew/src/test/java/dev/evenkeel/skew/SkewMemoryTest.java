package dev.evenkeel.skew;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.core.error.EvenkeelException;
import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.testkit.SparkFixture;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A report is saved, read back, and held against a later one. */
class SkewMemoryTest {
    private static final SkewOptions ON_200 = SkewOptions.defaults().withPartitions(200);

    private static Dataset<Row> shop(int hot, int percent) {
        return SparkFixture.spark()
                .range(0, 10_000, 1, 4)
                .selectExpr(
                        "if(id % 100 < " + percent + ", " + hot
                                + ", id % 2000 + 1000) as customer", // fewer than counters: exact
                        "id % 2 = 0 as flag",
                        "cast(id % 3 as tinyint) as b",
                        "cast(id % 5 as smallint) as sh",
                        "cast(id % 7 as int) as i",
                        "cast(id % 4 as float) / 3 as f",
                        "if(id % 9 = 0, double('NaN'), id % 9) as d",
                        "cast(id % 6 as decimal(38,18)) as dec",
                        "date_add(date'2024-02-28', cast(id % 3 as int)) as dt",
                        "timestamp_seconds(id % 4) as ts",
                        "cast(timestamp_seconds(id % 4) as timestamp_ntz) as ntz",
                        "cast(concat('b', id % 3) as binary) as bin",
                        "if(id % 8 = 0, null, concat('  \"', id % 8, '\\n')) as s",
                        "named_struct('x', id % 2) as st");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsSavedIsReadBackTheSame(boolean withBytes) {
        SkewOptions options = withBytes ? ON_200.withBytes() : ON_200;
        Dataset<Row> fewKeys = shop(42, 30).drop("customer");
        SkewReport saved = SkewDetector.withOptions(options).analyze(fewKeys);
        SkewReport read = SkewReport.fromJson(saved.toJson());
        assertThat(read.toJson()).isEqualTo(saved.toJson());
        assertThat(read.isSkewed()).isEqualTo(saved.isSkewed());
        assertThat(read.partitions()).isEqualTo(saved.partitions());
        for (int i = 0; i < saved.keys().size(); i++) {
            KeySkew before = saved.keys().get(i);
            KeySkew after = read.keys().get(i);
            assertThat(after.verdict()).isEqualTo(before.verdict());
            assertThat(after.distinctKeys()).isEqualTo(before.distinctKeys());
            if (before.columns().equals(List.of("st"))) continue;
            for (int k = 0; k < after.heavyHitters().size(); k++) {
                Object[] values = after.heavyHitters().get(k).key().toArray();
                assertThat(Arrays.deepEquals(
                                values, before.heavyHitters().get(k).key().toArray()))
                        .as("%s", before.columns())
                        .isTrue();
            }
        }
    }

    @Test
    void keysThatWereNotSavedAreWithinTheErrorOfTheReadReport() {
        KeySkew all = SkewDetector.analyze(shop(42, 30), "customer").keys().get(0);
        KeySkew read = SkewReport.fromJson(
                        SkewDetector.analyze(shop(42, 30), "customer").toJson())
                .keys()
                .get(0);
        assertThat(read.heavyHitters()).hasSize(100);
        assertThat(all.heavyHitters().stream().skip(100)).allMatch(key -> key.upper() <= read.error());
    }

    @Test
    void aNewHotKeyACooledOneAndTheImbalancesAreNamed() {
        SkewReport before = SkewReport.fromJson(SkewDetector.withOptions(ON_200)
                .analyze(shop(17, 10), "customer")
                .toJson());
        SkewReport now = SkewDetector.withOptions(ON_200).analyze(shop(42, 30), "customer");
        SkewComparison change = now.compare(before);
        assertThat(change.isWorse()).isTrue();
        assertThat(change.keys().get(0).newlyHot())
                .singleElement()
                .satisfies(key -> assertThat(key.key()).containsExactly(42L));
        assertThat(change.keys().get(0).cooled())
                .singleElement()
                .satisfies(key -> assertThat(key.key()).containsExactly(17L));
        assertThat(change.explain()).isEqualTo("""
                        key customer: still hot; imbalance %.1f x before, %.1f x now
                          newly hot: 42 with 30.0 %% of the rows
                          cooled: 17, which had 10.0 %% of the rows
                        """.formatted(imbalance(before), imbalance(now)));
        assertThat(change.toJson()).startsWith("{\"schemaVersion\":1,\"isWorse\":true,");
    }

    private static double imbalance(SkewReport report) {
        return report.keys().get(0).imbalance(200);
    }

    @Test
    void aKeyThatStaysHotIsNeitherNewNorCooled() {
        SkewReport before = SkewDetector.withOptions(ON_200).analyze(shop(42, 20), "customer");
        SkewReport now = SkewDetector.withOptions(ON_200).analyze(shop(42, 30), "customer");
        assertThat(now.compare(before).isWorse()).isFalse();
        assertThat(now.compare(before).keys().get(0).cooled()).isEmpty();
    }

    @Test
    void keysOfOnlyOneReportAreSaidToBeThat() {
        SkewReport before = SkewDetector.analyze(shop(42, 20), "customer");
        SkewReport now = SkewDetector.analyze(shop(42, 20), "s", "i");
        assertThat(now.compare(before).explain()).isEqualTo("""
                        key customer: not looked at now
                        key s, i: not looked at before
                        """);
    }

    @Test
    void anUnknownNumberOfKeysIsReadBackAsUnknown() {
        SkewReport empty = SkewDetector.analyze(shop(42, 20).limit(0), "customer");
        assertThat(SkewReport.fromJson(empty.toJson()).keys().get(0).distinctKeys())
                .isEqualTo(new Estimate.Exact(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"schemaVersion\":1}", "null", "{\"schemaVersion\":1,\"coverage\":7}"})
    void whatIsNotAReportIsRefusedInASentence(String text) {
        assertThatThrownBy(() -> SkewReport.fromJson(text))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageMatching("The text is not a saved SkewReport\\. .*|The saved SkewReport has .*");
    }

    @Test
    void theTableHasALineForEachHeavyHitter() {
        SkewReport report = SkewDetector.withOptions(ON_200).analyze(shop(42, 30), "customer", "i");
        Dataset<Row> table = report.toDF(SparkFixture.spark());
        KeySkew key = report.keys().get(0);
        assertThat(table.columns())
                .containsExactly("key", "rank", "value", "rows", "lower", "upper", "share", "verdict", "imbalance");
        assertThat(table.count()).isEqualTo(key.heavyHitters().size());
        Row first = table.filter("rank = 1").head();
        assertThat(first.getString(0)).isEqualTo("customer, i");
        assertThat(first.getString(2)).isEqualTo(key.heavyHitters().get(0).keyText());
        assertThat(first.getLong(3)).isEqualTo(key.heavyHitters().get(0).estimate());
    }

    @Test
    void thePageNamesTheHotKey() {
        String page = SkewDetector.withOptions(ON_200)
                .analyze(shop(42, 30), "customer")
                .toHtml();
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("A shuffle on customer would stall")
                .contains("42");
    }
}
