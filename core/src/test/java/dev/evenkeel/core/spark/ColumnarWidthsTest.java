package dev.evenkeel.core.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.stats.RowWidth;
import dev.evenkeel.testkit.SparkFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnarWidthsTest {
    private static final SparkSession SPARK = SparkFixture.spark();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "numbers that count up  | id",
                "random numbers         | xxhash64(id)",
                "doubles                | cast(xxhash64(id) as double) / 7",
                "days                   | date_add(date'2026-01-01', cast(pmod(xxhash64(id), 365) as int))",
                "texts of few values    | concat('a rather long text of value ', pmod(xxhash64(id), 20))",
                "texts of many values   | concat('order number ', id)",
                "random texts           | sha2(cast(id as string), 256)",
                "several columns        | id; pmod(xxhash64(id), 100) as b; md5(cast(id as string)) as c; if(id % 3 = 0, null, id) as d",
            })
    void theWidthIsNearThatOfARealFile(String what, String columns) throws IOException {
        Dataset<Row> data = SPARK.range(0, 40_000, 1, 2).selectExpr(columns.split("; ", -1));
        double predicted = ColumnarWidths.sample(data, none(data)).mean().orElse(0);
        double real = fileBytes(data) / 40_000.0;
        System.out.printf("%s: %.2f bytes a row, %.2f in Parquet%n", what, predicted, real);
        assertThat(predicted / real).isBetween(0.9, 1.1);
    }

    @Test
    void columnsThatPathsKeepTakeNoBytes() {
        Dataset<Row> data = SPARK.range(0, 1_000, 1, 1).selectExpr("id", "sha2(cast(id as string), 256) as text");
        double both = ColumnarWidths.sample(data, none(data)).mean().orElse(0);
        NamedColumns text = NamedColumns.of(data, Settings.of(SPARK), List.of("text"));
        assertThat(ColumnarWidths.sample(data, text).mean().orElse(0)).isLessThan(both / 5);
    }

    @Test
    void noRowsHaveNoWidth() {
        Dataset<Row> none = SPARK.range(0).toDF();
        assertThat(ColumnarWidths.sample(none, none(none))).isEqualTo(RowWidth.NONE);
    }

    private static NamedColumns none(Dataset<Row> data) {
        return NamedColumns.of(data, Settings.of(SPARK), List.of());
    }

    private static long fileBytes(Dataset<Row> data) throws IOException {
        Path path = SparkFixture.temporaryDirectory().resolve("width-" + UUID.randomUUID());
        data.write().parquet(path.toString());
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
