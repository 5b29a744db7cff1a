package dev.evenkeel.skew.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.skew.HeavyHitter;
import dev.evenkeel.skew.KeyLoad;
import dev.evenkeel.skew.SkewVerdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkewJudgeTest {
    /** One key, in partition 1, and nulls, in partition 2; all other rows have a key each. The limit is 5. */
    @ParameterizedTest
    @CsvSource({
        // rows, largest key, nulls, partitions, verdict, reason
        "0, 0, 0, 200, unknown, no-rows",
        "1000000, 1, 0, 200, even, below-limit",
        "1000000, 300000, 0, 200, hot, hot-key",
        "1000000, 300000, 0, 2, even, below-limit",
        "1000000, 300000, 0, 8, mildly skewed, below-limit",
        "1000000, 1, 300000, 200, dominated by nulls, null-keys",
        "1000000, 200000, 200000, 200, dominated by nulls, null-keys",
        "1000000, 300000, 200000, 200, hot, hot-key",
        "1000000, 0, 1000000, 200, dominated by nulls, null-keys",
        "1000000, 20000, 0, 200, mildly skewed, below-limit",
        "1000000, 20105, 0, 200, hot, hot-key",
    })
    void theVerdictFollowsFromRowsAndPartitions(
            long rows, long largest, long nulls, int partitions, String word, String code) {
        List<HeavyHitter> heavy = largest == 0 ? List.of() : List.of(hitter(1, largest, rows));
        double distinct = largest == 0 ? 0 : rows - nulls - largest + 1;
        SkewVerdict verdict = SkewJudge.judge(facts(rows, nulls, distinct, heavy), partitions, 5);
        assertThat(verdict.word()).isEqualTo(word);
        assertThat(verdict.reason().code()).isEqualTo(code);
        assertThat(verdict.isSkewed()).isEqualTo(word.equals("hot") || word.startsWith("dominated"));
    }

    @Test
    void tooFewKeysForThePartitionsAreSaidToBeThat() {
        List<HeavyHitter> two = List.of(hitter(1, 500, 1000), hitter(2, 500, 1000));
        assertThat(sentence(facts(1000, 0, 2, two)))
                .isEqualTo("the largest of 200 partitions would have 100.0 times the mean rows, over 5.0 times:"
                        + " there are only 2 keys for 200 partitions");
        assertThat(sentence(facts(1000, 0, 1, List.of(hitter(1, 1000, 1000)))))
                .endsWith("there is only 1 key for 200 partitions");
    }

    @Test
    void aValueJustBelowTheLimitDoesNotReadAsTheLimit() {
        assertThat(SkewJudge.judge(facts(1000, 0, 500, List.of(hitter(1, 499, 1000))), 4, 5)
                        .reason()
                        .sentence())
                .isEqualTo("the largest of 4 partitions would have 2.4 times the mean rows, below 5.0 times");
        assertThat(SkewJudge.judge(facts(1000, 0, 700, List.of(hitter(1, 332, 1000))), 4, 5)
                        .reason()
                        .sentence())
                .isEqualTo("the largest of 4 partitions would have 1.9 times the mean rows, below 2.0 times");
    }

    @Test
    void theImbalanceIsThatOfTheExample() {
        SkewFacts facts = facts(1000, 0, 701, List.of(hitter(1, 300, 1000)));
        assertThat(facts.load().imbalance(200)).isCloseTo(60.7, within(1e-9));
        assertThat(facts.load().imbalance(1)).isEqualTo(1);
        assertThatThrownBy(() -> facts.load().imbalance(0)).hasMessage("partitions must be at least 1: 0");
    }

    @Test
    void keysThatSharePartitionsAreAddedUp() {
        SkewFacts apart = facts(100, 0, 2, List.of(hitter(1, 50, 100), hitter(2, 50, 100)));
        SkewFacts together = facts(100, 0, 2, List.of(hitter(1, 50, 100), hitter(11, 50, 100)));
        assertThat(apart.load().imbalance(10)).isEqualTo(5);
        assertThat(together.load().imbalance(10)).isEqualTo(10);
        SkewFacts negative = facts(100, 0, 2, List.of(hitter(1, 50, 100), hitter(-9, 50, 100)));
        assertThat(negative.load().imbalance(10)).isEqualTo(10);
    }

    @Test
    void moreRowsOfTheLargestKeyNeverLowerTheImbalance() {
        double[] imbalances = IntStream.range(1, 1000)
                .mapToDouble(rows -> facts(1000, 0, 1001 - rows, List.of(hitter(1, rows, 1000)))
                        .load()
                        .imbalance(64))
                .toArray();
        assertThat(imbalances).isSorted();
    }

    @Test
    void theLargestKeyOverTheMeanCountsKeysOnly() {
        assertThat(maxToMean(facts(1000, 500, 10, List.of(hitter(1, 100, 1000)))))
                .isEqualTo(2);
        assertThat(maxToMean(facts(1000, 1000, 0, List.of()))).isEqualTo(1);
    }

    private static double maxToMean(SkewFacts facts) {
        return facts.maxToMean(facts.load());
    }

    private static String sentence(SkewFacts facts) {
        return SkewJudge.judge(facts, 200, 5).reason().sentence();
    }

    private static SkewFacts facts(long rows, long nulls, double distinct, List<HeavyHitter> heavy) {
        return new SkewFacts(
                List.of("k"),
                List.of("BIGINT"),
                new Estimate.Exact(distinct),
                new KeyLoad(rows, nulls, heavy, 0, 2),
                Optional.empty());
    }

    private static HeavyHitter hitter(int partitionHash, long count, long rows) {
        return new HeavyHitter(
                List.of("key " + partitionHash),
                count,
                count,
                count,
                Ratio.of(count, rows),
                partitionHash,
                partitionHash);
    }
}
