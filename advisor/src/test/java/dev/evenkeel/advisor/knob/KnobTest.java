package dev.evenkeel.advisor.knob;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnobTest {
    @ParameterizedTest
    @CsvSource({
        "spark.executor.memory, 4g, 4294967296, 4g",
        "spark.executor.memory, 4096m, 4294967296, 4g",
        "spark.executor.memory, 4096, 4294967296, 4g",
        "spark.executor.memory, ' 4GB ', 4294967296, 4g",
        "spark.executor.memory, 1536m, 1610612736, 1536m",
        "spark.sql.files.maxPartitionBytes, 134217728, 134217728, 128m",
        "spark.shuffle.file.buffer, 32, 32768, 32k",
        "spark.sql.broadcastTimeout, 300, 300000, 5min",
        "spark.locality.wait, 3s, 3000, 3s",
        "spark.locality.wait, 1500ms, 1500, 1500ms",
        "spark.locality.wait, 0, 0, 0ms",
        "spark.sql.shuffle.partitions, 0200, 200, 200",
        "spark.memory.fraction, 0.60, 0.6, 0.6",
        "spark.memory.fraction, 1, 1, 1"
    })
    void aValueHasOneAmountAndOneText(String key, String text, double amount, String ours) {
        assertThat(Knobs.named(key).orElseThrow().read(text)).contains(new KnobValue(amount, ours));
    }

    @ParameterizedTest
    @CsvSource({
        "spark.sql.adaptive.enabled, TRUE, true",
        "spark.sql.autoBroadcastJoinThreshold, -1, -1",
        "spark.io.compression.codec, ZSTD, zstd"
    })
    void aWordIsNoNumber(String key, String text, String ours) {
        KnobValue value = Knobs.named(key).orElseThrow().read(text).orElseThrow();
        assertThat(value.isNumber()).isFalse();
        assertThat(value.text()).isEqualTo(ours);
    }

    @ParameterizedTest
    @CsvSource({
        "spark.executor.memory, -1g",
        "spark.executor.memory, 4x",
        "spark.executor.memory, 1e9",
        "spark.sql.shuffle.partitions, 200m",
        "spark.sql.shuffle.partitions, 2.5",
        "spark.memory.fraction, NaN",
        "spark.sql.adaptive.enabled, yes",
        "spark.io.compression.codec, com.acme.Codec",
        "spark.executor.memory, -1"
    })
    void whatIsNotOfItsKindIsNoValue(String key, String text) {
        assertThat(Knobs.named(key).orElseThrow().read(text)).isEmpty();
    }

    @Test
    void ourTextIsReadAsTheSameAmount() {
        for (Knob knob : Knobs.all()) {
            for (double amount : new double[] {knob.least(), knob.most()}) {
                if (!knob.isNumeric()) continue;
                KnobValue value = knob.value(amount);
                assertThat(knob.read(value.text())).as(knob.key()).contains(value);
            }
            assertThat(knob.why()).isNotBlank().doesNotEndWith(".");
            assertThat(knob.least()).isLessThanOrEqualTo(knob.most());
        }
    }

    @Test
    void whatChangesAnswersOrRunsCodeIsNoKnob() {
        assertThat(Knobs.named("spark.sql.ansi.enabled")).isEmpty();
        assertThat(Knobs.named("spark.executor.extraJavaOptions")).isEmpty();
        assertThat(Knobs.named("SPARK.EXECUTOR.MEMORY")).isEmpty();
    }

    @Test
    void whatIsAllowedIsToldInWords() {
        assertThat(Knobs.named("spark.sql.shuffle.partitions").orElseThrow().allowed())
                .isEqualTo("1 to 100000, at most 20.0 x at once");
        assertThat(Knobs.named("spark.sql.autoBroadcastJoinThreshold")
                        .orElseThrow()
                        .allowed())
                .isEqualTo("64k to 1g, or -1, at most 12.0 x at once");
        assertThat(Knobs.named("spark.speculation").orElseThrow().allowed()).isEqualTo("true or false");
    }
}
