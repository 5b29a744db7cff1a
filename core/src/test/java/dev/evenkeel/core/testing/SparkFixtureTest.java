package dev.evenkeel.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.testkit.SparkFixture;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SparkFixtureTest {
    private static final String SET = "spark.sql.shuffle.partitions";
    private static final String UNSET = "spark.sql.adaptive.enabled";

    @Test
    void settingsHoldInTheBlockAndAreAsBeforeAfterIt() {
        String seen = SparkFixture.withSettings(
                Map.of(SET, "7", UNSET, "false"),
                () -> SparkFixture.spark().conf().get(SET)
                        + SparkFixture.spark().conf().get(UNSET));
        assertThat(seen).isEqualTo("7false");
        assertThat(SparkFixture.spark().conf().get(SET)).isEqualTo("4");
        assertThat(SparkFixture.spark().conf().contains(UNSET)).isFalse();
    }

    @Test
    void settingsAreAsBeforeAlsoWhenOneOfThemIsRefused() {
        assertThatThrownBy(() -> SparkFixture.runWithSettings(Map.of(SET, "many"), () -> {}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(SparkFixture.spark().conf().get(SET)).isEqualTo("4");
    }
}
