package dev.evenkeel.benchmarks.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.benchmarks.data.JoinTable;
import dev.evenkeel.core.unit.ByteSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
    @ParameterizedTest
    @CsvSource({
        "SMALL,  64,  8", "SMALL,  400, 50", "SMALL,  1,  1",
        "MEDIUM, 64, 64", "MEDIUM, 400, 400", "MEDIUM, 1, 1",
        "LARGE,  64, 64", "LARGE,  400, 400"
    })
    void aTableHasFewerFilesWhereItIsSmall(Scale scale, int atMedium, int files) {
        assertThat(scale.files(atMedium)).isEqualTo(files);
    }

    @Test
    void mediumIsSparkAsItComes() {
        assertThat(Scale.MEDIUM.rows(10_000_000)).isEqualTo(10_000_000);
        assertThat(Scale.MEDIUM.files(JoinTable.USUAL_FILES)).isEqualTo(JoinTable.USUAL_FILES);
        assertThat(Scale.MEDIUM.settings())
                .containsEntry("spark.sql.autoBroadcastJoinThreshold", "10485760")
                .containsEntry("spark.sql.adaptive.advisoryPartitionSizeInBytes", "67108864");
    }

    @Test
    void thresholdsShrinkWithTheTables() {
        double shrunk = (double) Scale.SMALL.rows(10_000_000) / 10_000_000;
        ByteSize threshold = Scale.SMALL.bytes(ByteSize.mebibytes(10));
        assertThat(threshold.bytes()).isEqualTo(Math.round(shrunk * (10 << 20)));
        assertThat(Scale.SMALL.settings())
                .containsEntry("spark.sql.autoBroadcastJoinThreshold", String.valueOf(threshold.bytes()));
    }

    @Test
    void onlyAtSmallScaleIsAWayMeasuredLessOften() {
        assertThat(Scale.SMALL.patience()).isEqualTo(2);
        assertThat(Scale.MEDIUM.patience()).isInfinite();
        assertThat(Scale.LARGE.patience()).isInfinite();
    }
}
