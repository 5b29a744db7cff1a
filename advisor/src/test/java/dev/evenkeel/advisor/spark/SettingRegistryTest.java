package dev.evenkeel.advisor.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.facts.KnownSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingRegistryTest {
    private static final KnownSettings KNOWN = SettingRegistry.read();

    @Test
    void hundredsOfSettingsAreKnownWithoutASession() {
        // 929 entries on Spark 3.5.9 and 1,284 on 4.2.0, alternatives not counted.
        assertThat(KNOWN.size()).isBetween(800, 2000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spark.executor.memory",
                "spark.dynamicAllocation.minExecutors",
                "spark.sql.shuffle.partitions",
                "spark.sql.adaptive.skewJoin.enabled",
                "spark.sql.warehouse.dir",
                "spark.shuffle.service.enabled",
                "spark.speculation"
            })
    void settingsOfAllRoomsOfSparkAreKnown(String key) {
        assertThat(KNOWN.isKnown(key)).isTrue();
        assertThat(KNOWN.near(key)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "spark.sql.shuffle.partition, spark.sql.shuffle.partitions",
        "spark.sql.adaptive.skewjoin.enabled, spark.sql.adaptive.skewJoin.enabled",
        "spark.executor.memry, spark.executor.memory"
    })
    void aMisspeltNameHasANearOne(String name, String meant) {
        assertThat(KNOWN.near(name)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spark.acme.region", "spark.evenkeel.advisor.output", "spark.sql.catalog.lake.warehouse"})
    void namesOfOthersHaveNone(String name) {
        assertThat(KNOWN.near(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "spark.sql.shuffle.partitions, many",
        "spark.executor.memory, lots",
        "spark.sql.adaptive.enabled, perhaps",
        "spark.sql.shuffle.partitions, -3"
    })
    void sparksOwnConvertersRefuseWhatIsWrong(String key, String text) {
        assertThat(KNOWN.problem(key, text)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "spark.sql.shuffle.partitions, 300",
        "spark.executor.memory, 4g",
        "spark.sql.adaptive.enabled, TRUE",
        "spark.acme.region, eu",
        "spark.sql.shuffle.partitions, ${env:PARTITIONS}"
    })
    void whatIsRightOrNotOursToJudgeIsTaken(String key, String text) {
        assertThat(KNOWN.problem(key, text)).isEmpty();
    }

    @Test
    void deprecatedAndRemovedNamesComeWithSparksWords() {
        assertThat(KNOWN.deprecation("spark.sql.execution.arrow.enabled").orElse(""))
                .contains("since 3.0")
                .contains("spark.sql.execution.arrow.pyspark.enabled");
        assertThat(KNOWN.deprecation("spark.executor.memory")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "spark.sql.shuffle.partitions, true",
        "spark.sql.adaptive.enabled, true",
        "spark.sql.warehouse.dir, false",
        "spark.sql.extensions, false",
        "spark.executor.memory, false",
        "spark.speculation, false",
        "spark.acme.region, false"
    })
    void aSessionChangesWhatSparkSaysItCan(String key, boolean isOfSessions) {
        assertThat(KNOWN.isOfSessions(key)).isEqualTo(isOfSessions);
    }

    @Test
    void aDeprecatedNameHasTheSuccessorThatSparkNames() {
        assertThat(KNOWN.successor("spark.sql.execution.arrow.enabled"))
                .contains("spark.sql.execution.arrow.pyspark.enabled");
        assertThat(KNOWN.successor("spark.executor.memory")).isEmpty();
        assertThat(KnownSettings.none().isOfSessions("spark.sql.shuffle.partitions"))
                .isFalse();
    }
}
