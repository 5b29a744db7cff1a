package dev.evenkeel.advisor.tuning.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.tuning.judge.ResultPrint.FloatSums;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A result of three rows with one floating column of sum 6. */
class ResultPrintTest {
    private static final FloatSums SUMS = new FloatSums(6, 6, 2.5, "0 NaN");
    private static final ResultPrint RESULT = print("id BIGINT, x DOUBLE", 3, 17, SUMS);

    private static ResultPrint print(String schema, long rows, long hashes, FloatSums... floats) {
        return new ResultPrint(schema, rows, BigDecimal.valueOf(hashes), List.of(floats));
    }

    @Test
    void aResultEqualsItself() {
        assertThat(RESULT.difference(RESULT)).isEmpty();
        assertThat(RESULT.difference(print("id BIGINT, x DOUBLE", 3, 17, new FloatSums(6 + 1e-10, 6, 2.5, "0 NaN"))))
                .as("a sum that moved by 2e-11 of its size is rounding")
                .isEmpty();
    }

    @Test
    void everyDifferenceIsTold() {
        assertThat(RESULT.difference(print("id BIGINT, y DOUBLE", 3, 17, SUMS))).hasValue("its columns are others");
        assertThat(RESULT.difference(print("id BIGINT, x DOUBLE", 4, 17, SUMS))).hasValue("4 rows instead of 3 rows");
        assertThat(RESULT.difference(print("id BIGINT, x DOUBLE", 3, 18, SUMS)))
                .hasValue("as many rows, but not the same ones");
        List<FloatSums> wrong = List.of(
                new FloatSums(6.000001, 6, 2.5, "0 NaN"),
                new FloatSums(6, 6.000001, 2.5, "0 NaN"),
                new FloatSums(6, 6, 2.500001, "0 NaN"),
                new FloatSums(6, 6, 2.5, "1 NaN"));
        assertThat(wrong)
                .allSatisfy(sums -> assertThat(RESULT.difference(print("id BIGINT, x DOUBLE", 3, 17, sums)))
                        .hasValue("the 1. column of floating numbers is off by more than rounding"));
    }

    @Test
    void sumsThatCancelOutAreHeldAgainstTheirSize() {
        ResultPrint one = print("x DOUBLE", 2, 0, new FloatSums(0, 2e6, 1, ""));
        ResultPrint other = print("x DOUBLE", 2, 0, new FloatSums(1e-5, 2e6, 1, ""));
        assertThat(one.difference(other)).isEmpty();
    }
}
