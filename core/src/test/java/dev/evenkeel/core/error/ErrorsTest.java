package dev.evenkeel.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ErrorsTest {
    @Test
    void aMissingColumnNamesThoseThereAreAndTheNearest() {
        assertThat(Errors.missingColumn("custmer_id", "the right side", List.of("id", "Customer_Id")))
                .hasMessage("Column custmer_id is not in the right side. Columns there: id, Customer_Id."
                        + " Did you mean Customer_Id?");
        assertThat(Errors.missingColumn("zzz", "the left side", List.of("id")))
                .hasMessage("Column zzz is not in the left side. Columns there: id.");
        assertThat(Errors.missingColumn("k", "the Dataset", List.of()))
                .hasMessage("Column k is not in the Dataset. Columns there: none.");
    }

    @Test
    void aWideTableDoesNotDrownTheSentence() {
        List<String> many =
                IntStream.range(0, 2000).mapToObj(i -> "column_" + i).toList();
        assertThat(Errors.missingColumn("column_x1999", "the Dataset", many).getMessage())
                .hasSizeLessThan(600)
                .contains("column_0, column_1, ")
                .contains(" and 1,980 more.")
                .endsWith("Did you mean column_1999?");
    }

    @Test
    void anUnknownSettingIsNamedWithTheNearest() {
        List<String> known = List.of("spark.evenkeel.skew.counters", "spark.evenkeel.cluster.slots");
        assertThat(Errors.unknownSetting("spark.evenkeel.skew.counter", known))
                .hasMessage("Setting spark.evenkeel.skew.counter is not known to Evenkeel."
                        + " Did you mean spark.evenkeel.skew.counters?");
        assertThat(Errors.unknownSetting("spark.evenkeel.x", known).getMessage())
                .contains("Known: spark.evenkeel.skew.counters, spark.evenkeel.cluster.slots.");
    }

    @Test
    void everyMessageIsSentencesThatEndAndTellWhatToDo() {
        assertThat(List.of(
                        Errors.ambiguousColumn("k", "the Dataset"),
                        Errors.ungroupable("m", "map<string,int>"),
                        Errors.streaming("SkewDetector"),
                        Errors.needsClassicSession("SkewDetector"),
                        Errors.badSetting("spark.evenkeel.cluster.slots", "many", "a whole number of at least 1"),
                        Errors.unsupportedSpark("read output", "9.9", new NoSuchMethodException("output"))))
                .allSatisfy(error -> assertThat(error.getMessage())
                        .matches("[A-Z].*[.]")
                        .doesNotContain("\n")
                        .hasSizeLessThan(250));
    }

    @Test
    void aFailedCallSaysWhichSparkItFailedOnAndKeepsTheCause() {
        NoSuchMethodException cause = new NoSuchMethodException("output");
        assertThat(Errors.unsupportedSpark("read output", "9.9", cause))
                .hasMessageContaining("on Spark 9.9")
                .hasCause(cause);
    }
}
