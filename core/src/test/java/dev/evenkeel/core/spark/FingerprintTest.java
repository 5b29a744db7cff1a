package dev.evenkeel.core.spark;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.testkit.SparkFixture;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final SparkSession SPARK = SparkFixture.spark();

    private static Dataset<Row> rows(long count) {
        return SPARK.range(0, count, 1, 4)
                .select(
                        col("id"),
                        col("id").mod(7).cast("string").as("text"),
                        col("id").divide(3).as("real"));
    }

    private static Fingerprint of(String query) {
        return Fingerprint.of(SPARK.sql(query));
    }

    @Test
    void orderAndPartitionsDoNotMatter() {
        assertThat(Fingerprint.of(rows(500).orderBy(col("id").desc()).coalesce(1)))
                .isEqualTo(Fingerprint.of(rows(500)));
    }

    @Test
    void oneChangedValueShows() {
        Dataset<Row> changed = rows(500).selectExpr("id", "if(id = 321, 'x', text) as text", "real");
        assertThat(Fingerprint.of(changed)).isNotEqualTo(Fingerprint.of(rows(500)));
    }

    @Test
    void aDoubledAndALostRowShow() {
        assertThat(Fingerprint.of(rows(500).union(rows(1)))).isNotEqualTo(Fingerprint.of(rows(500)));
        assertThat(Fingerprint.of(rows(499))).isNotEqualTo(Fingerprint.of(rows(500)));
    }

    @Test
    void aRowDoubledInPlaceOfAnotherShowsThoughTheCountIsTheSame() {
        Dataset<Row> swapped = rows(500).where("id <> 7").union(rows(500).where("id = 8"));
        assertThat(Fingerprint.of(swapped)).isNotEqualTo(Fingerprint.of(rows(500)));
    }

    @Test
    void aRowThreeTimesIsNotARowOnce() {
        assertThat(of("select 1 from values 1, 2, 3")).isNotEqualTo(of("select 1"));
    }

    @Test
    void nullsCountByTheirPlace() {
        assertThat(of("select int(null), 5")).isNotEqualTo(of("select 5, int(null)"));
        assertThat(of("select int(null), 5")).isEqualTo(of("select int(null), 5"));
    }

    @Test
    void zerosOfBothSignsAreEqualAndSoAreAllNaN() {
        assertThat(of("select double('-0.0'), float('-0.0')")).isEqualTo(of("select double('0.0'), float('0.0')"));
        assertThat(of("select double('NaN')")).isEqualTo(of("select -double('NaN')"));
        assertThat(of("select double('NaN')")).isNotEqualTo(of("select double('0.0')"));
    }

    @Test
    void namesMayOccurTwiceAndMapsAreLeftOut() {
        assertThat(of("select 1 as a, 2 as a, map('k', 1) as m").rows()).isEqualTo(1);
        assertThat(of("select 1 as a, map('k', 1) as m")).isEqualTo(of("select 1 as a, map('k', 2) as m"));
        assertThat(of("select array(map('k', 1)) as nested").rows()).isEqualTo(1);
    }

    @Test
    void nothingHasAFingerprintToo() {
        assertThat(Fingerprint.of(rows(0))).isEqualTo(new Fingerprint(0, 0, 0));
    }
}
