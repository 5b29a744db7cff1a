package dev.evenkeel.skew;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenkeel.testkit.Golden;
import dev.evenkeel.testkit.SparkFixture;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class SkewReportTest {
    private static final SkewOptions ON_200 = SkewOptions.defaults().withPartitions(200);

    /** Nearly the orders of a shop: one whale, a code for everybody else, missing dates, odd names. */
    private static Dataset<Row> orders() {
        return SparkFixture.spark()
                .range(0, 20_000, 1, 4)
                .selectExpr(
                        "case when id % 10 < 3 then 42 else id end as customer_id",
                        "case id % 4 when 0 then 'OPEN' when 1 then 'SHIPPED' when 2 then '' else ' tab\t' end as status",
                        "case when id % 5 < 2 then null else date_add(date'2024-01-01', cast(id % 900 as int)) end as shipped",
                        "cast(case when id % 7 < 5 then 0 else id % 50 end as decimal(38,18)) as discount",
                        "timestamp_seconds(cast(sqrt(id) as bigint)) as placed",
                        "cast(concat('b', id % 2) as binary) as bin",
                        "map('a', 1) as tags");
    }

    @Test
    void theReportOfAllColumnsReadsAsWritten() {
        Golden.assertMatches(
                "report.txt", SkewDetector.withOptions(ON_200).analyze(orders()).explain());
    }

    @Test
    void theReportOfASampleOfUnevenPartitionsSaysSo() {
        Dataset<Row> uneven = SparkFixture.spark()
                .range(0, 1_600_000, 1, 80)
                .filter("id between 20000 and 39999 or id % 18 = 0")
                .selectExpr("id % 3 as k");
        SkewReport report =
                SkewDetector.withOptions(ON_200.withMaxPartitionsRead(40)).analyze(uneven, "k");
        assertThat(report.isSkewed()).isTrue();
        Golden.assertMatches("report-sampled.txt", report.explain());
    }

    @Test
    void theJsonReadsAsWrittenAndIsJson() throws JsonProcessingException {
        SkewReport report =
                SkewDetector.withOptions(ON_200).analyze(orders().filter("customer_id % 1000 < 30"), "status", "bin");
        Golden.assertMatches("report.json", report.toJson() + "\n");
        JsonNode json = new ObjectMapper().readTree(report.toJson());
        assertThat(json.fieldNames().next()).isEqualTo("schemaVersion");
        assertThat(json.at("/keys/0/distinctKeys/value").asLong()).isEqualTo(4);
    }

    @Test
    void theJsonOfManyKeysStaysSmall() {
        assertThat(SkewDetector.analyze(orders(), "customer_id").toJson().length())
                .isLessThan(15_000);
    }

    @Test
    void theSameDataGivesTheSameBytes() {
        assertThat(SkewDetector.analyze(orders()).toJson())
                .isEqualTo(SkewDetector.analyze(orders()).toJson());
    }

    @Test
    void aReportAndAKeyPrintOnOneLine() {
        SkewReport report = SkewDetector.withOptions(ON_200).analyze(orders(), "customer_id");
        assertThat(report).hasToString("SkewReport[rows=20000, keys=1, isSkewed=true]");
        assertThat(report.keys().get(0)).hasToString("KeySkew[columns=[customer_id], verdict=hot]");
    }
}
