package dev.evenkeel.core.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.error.EvenkeelException;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.testkit.SparkFixture;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static final SparkSession SPARK = SparkFixture.spark();

    @Test
    void anOptionGoesBeforeTheSettingAndTheSettingBeforeTheDefault() {
        assertThat(slots(Optional.empty())).isEqualTo(2);
        with(Settings.SLOTS, "64", () -> {
            assertThat(slots(Optional.empty())).isEqualTo(64);
            assertThat(slots(Optional.of(new ClusterShape(4, 4)))).isEqualTo(16);
        });
    }

    @Test
    void aSettingThatNothingReadsIsRefusedWithTheNearest() {
        with(
                "spark.evenkeel.cluster.slot",
                "64",
                () -> assertThatThrownBy(() -> Settings.of(SPARK))
                        .isInstanceOf(EvenkeelException.class)
                        .hasMessage("Setting spark.evenkeel.cluster.slot is not known to Evenkeel."
                                + " Did you mean spark.evenkeel.cluster.slots?"));
    }

    @ParameterizedTest
    @CsvSource({
        "spark.evenkeel.cluster.slots, 0, a whole number of at least 1",
        "spark.evenkeel.cluster.slots, -3, a whole number of at least 1",
        "spark.evenkeel.cluster.slots, many, a whole number of at least 1",
        "spark.evenkeel.cluster.slots, 99999999999, a whole number of at least 1",
        "spark.evenkeel.partition.target, 64 apples, a size such as 64m",
        "spark.evenkeel.partition.target, -1m, a size such as 64m",
        "spark.evenkeel.partition.target, 1.5g, a size such as 64m",
        "spark.evenkeel.partition.target, 99999999999g, a size such as 64m",
        "spark.evenkeel.join.minimumGain, NaN, a number",
        "spark.evenkeel.join.minimumGain, Infinity, a number",
        "spark.evenkeel.join.minimumGain, much, a number",
    })
    void aValueThatCannotBeReadIsRefusedInOneSentence(String key, String value, String expected) {
        with(
                key,
                value,
                () -> assertThatThrownBy(() -> read(key))
                        .isInstanceOf(EvenkeelException.class)
                        .hasMessage("Setting " + key + " is " + value + ", but must be " + expected + "."));
    }

    @Test
    void theAdvisorsSettingsAreItsOwn() {
        with(
                "spark.evenkeel.advisor.output",
                "reports",
                () -> assertThat(Settings.of(SPARK)).isNotNull());
    }

    @Test
    void valuesAreReadWithTheirUnits() {
        with(
                Settings.PARTITION_TARGET,
                " 64m ",
                () -> assertThat(settings().bytes(Settings.PARTITION_TARGET)).contains(ByteSize.mebibytes(64)));
        with(
                Settings.MINIMUM_GAIN,
                "1.25",
                () -> assertThat(settings().number(Settings.MINIMUM_GAIN)).contains(1.25));
        assertThat(settings().bytes(Settings.PARTITION_TARGET)).isEmpty();
    }

    @Test
    void whatSparkSaysIsRead() {
        assertThat(settings().shufflePartitions()).isEqualTo(4);
        assertThat(settings().isAdaptive()).isTrue();
        assertThat(settings().isCaseSensitive()).isFalse();
        assertThat(settings().autoBroadcastThreshold()).contains(ByteSize.mebibytes(10));
        with(
                "spark.sql.adaptive.enabled",
                "false",
                () -> assertThat(settings().isAdaptive()).isFalse());
        with(
                "spark.sql.caseSensitive",
                "true",
                () -> assertThat(settings().isCaseSensitive()).isTrue());
        with(
                "spark.sql.autoBroadcastJoinThreshold",
                "-1",
                () -> assertThat(settings().autoBroadcastThreshold()).isEmpty());
        with(
                "spark.sql.autoBroadcastJoinThreshold",
                "64MB",
                () -> assertThat(settings().autoBroadcastThreshold()).contains(ByteSize.mebibytes(64)));
    }

    @ParameterizedTest
    @CsvSource({"local, 1", "local[3], 3", "'local[4,2]', 4", "'local[ 5 , 2 ]', 5"})
    void aLocalMasterHasAsManySlotsAsThreads(String master, int threads) {
        assertThat(ClusterProbe.localThreads(master)).isEqualTo(threads);
    }

    @Test
    void aStarMeansEveryProcessor() {
        int processors = Runtime.getRuntime().availableProcessors();
        assertThat(ClusterProbe.localThreads("local[*]")).isEqualTo(processors);
        assertThat(ClusterProbe.localThreads("local[*, 3]")).isEqualTo(processors);
        assertThat(ClusterProbe.of(SPARK)).isEqualTo(ClusterShape.ofSlots(2));
    }

    private static Object read(String key) {
        if (key.equals(Settings.PARTITION_TARGET)) return settings().bytes(key);
        return key.equals(Settings.MINIMUM_GAIN)
                ? settings().number(key)
                : settings().count(key);
    }

    private static int slots(Optional<ClusterShape> explicit) {
        return settings().cluster(explicit, SPARK).slots();
    }

    private static Settings settings() {
        return Settings.of(SPARK);
    }

    private static void with(String key, String value, Runnable block) {
        SparkFixture.runWithSettings(Map.of(key, value), block);
    }
}
