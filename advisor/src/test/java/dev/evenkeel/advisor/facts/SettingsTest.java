package dev.evenkeel.advisor.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.unit.ByteSize;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final ByteSize MEBIBYTE = ByteSize.mebibytes(1);

    @Test
    void noCredentialGetsIn() {
        Settings settings = Settings.recorded(Map.of(
                "spark.ssl.keyPassword", "planted",
                "spark.hadoop.fs.s3a.secret.key", "planted",
                "spark.hadoop.fs.azure.account.key.planted", "planted",
                "spark.executorEnv.API", "planted",
                "spark.sql.files.openCostInBytes", "planted?x=/etc",
                "spark.driver.extraJavaOptions", "-Dkey=planted",
                "javax.net.ssl.trustStorePassword", "planted"));
        assertThat(settings.members()).isEmpty();
        assertThat(settings.names().toString() + settings).doesNotContain("planted");
        assertThat(settings.names())
                .containsExactly(
                        "spark.driver.extraJavaOptions", "spark.executorEnv.API", "spark.sql.files.openCostInBytes");
    }

    @Test
    void knobsStandAndTheNamesOfOthers() {
        Settings settings = Settings.recorded(Map.of(
                "spark.executor.memory",
                "4g",
                "spark.sql.shufle.partitions",
                "17",
                "spark.shuffle.service.enabled",
                "true"));
        assertThat(settings.members()).containsOnlyKeys("spark.executor.memory", "spark.shuffle.service.enabled");
        assertThat(settings.names()).contains("spark.sql.shufle.partitions");
        assertThat(settings.isOn("spark.shuffle.service.enabled")).isTrue();
    }

    @Test
    void sizesAreReadAsSparkReadsThem() {
        Settings settings = Settings.of(Map.of("a", "4g", "b", "4096", "c", "512KB", "d", "-1", "e", "10b", "f", ""));
        assertThat(settings.size("a", MEBIBYTE)).contains(ByteSize.gibibytes(4));
        assertThat(settings.size("b", MEBIBYTE)).contains(ByteSize.gibibytes(4));
        assertThat(settings.size("c", MEBIBYTE)).contains(ByteSize.kibibytes(512));
        assertThat(settings.size("d", MEBIBYTE)).isEmpty();
        assertThat(settings.size("e", MEBIBYTE)).contains(new ByteSize(10));
        assertThat(settings.size("f", MEBIBYTE)).isEmpty();
        assertThat(settings.number("d")).hasValue(-1);
        assertThat(settings.number("a")).isEmpty();
    }

    @Test
    void whatOthersHaveTheSameIsNotOnesOwn() {
        Settings application = Settings.of(Map.of("spark.sql.shuffle.partitions", "200", "spark.speculation", "true"));
        Settings session = Settings.of(Map.of("spark.sql.shuffle.partitions", "7", "spark.speculation", "true"));
        assertThat(session.without(application).members()).isEqualTo(Map.of("spark.sql.shuffle.partitions", "7"));
        assertThat(application.overriddenBy(session.without(application)).members())
                .isEqualTo(session.members());
    }
}
