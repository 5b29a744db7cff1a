package dev.evenkeel.core.partition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.testkit.Golden;
import dev.evenkeel.testkit.Seeds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.spark.sql.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteLayoutTest {
    private static final int MIB = 1 << 20;

    @Test
    void aLargeValueHasSeatsToItselfAndSmallOnesShare() {
        // 500 MiB are 3.9 times 128 MiB, so 4 files; three small values share the 2 slots that are left idle.
        WriteFacts facts = facts(6, 0, 500, 10, 20, 30);
        WriteLayout layout = WriteLayout.of(facts);
        assertThat(layout.writers()).containsExactly(4, 1, 1, 1);
        assertThat(layout.seats()).isEqualTo(6);
        // Shared out in the order of the facts: 10 to the first, 20 to the second, 30 to the one that has less.
        assertThat(layout.first()).containsExactly(0, 4, 5, 4);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "128, 1", "191, 1", "193, 2", "320, 3", "1280, 10", "0, 1"})
    void filesAreTheBytesOverTheTargetToTheNearestWhole(int mebibytes, int files) {
        WriteFacts facts = facts(1, 0, mebibytes);
        assertThat(facts.files(facts.values().get(0))).isEqualTo(files);
    }

    @Test
    void valuesThatAreNotListedHaveSeatsOfTheirOwn() {
        // 1,000 MiB in values of at most 2 MiB that nobody listed: 8 seats of 125 MiB behind the 4 of the listed one.
        WriteLayout layout = WriteLayout.of(facts(1, 1_000, 500));
        assertThat(layout.firstUnlisted()).isEqualTo(4);
        assertThat(layout.seats()).isEqualTo(12);
    }

    @Test
    void nothingToWriteIsOneSeat() {
        assertThat(WriteLayout.of(facts(8, 0)).seats()).isEqualTo(1);
    }

    @Seeds(200)
    void seatsHoldWhatTheyShould(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] sizes = new int[1 + random.nextInt(60)];
        for (int i = 0; i < sizes.length; i++)
            sizes[i] = random.nextInt(5) == 0 ? random.nextInt(2_000) : random.nextInt(60);
        WriteFacts facts = facts(1 + random.nextInt(32), 0, sizes);
        WriteLayout layout = WriteLayout.of(facts);
        Map<Integer, Double> shared = new HashMap<>();
        Set<Integer> taken = new HashSet<>();
        for (int i = 0; i < sizes.length; i++) {
            int first = layout.first().get(i);
            int writers = layout.writers().get(i);
            assertThat(first).isGreaterThanOrEqualTo(0);
            assertThat(first + writers).isLessThanOrEqualTo(layout.seats());
            if (writers == 1) {
                shared.merge(first, facts.bytes(facts.values().get(i)), Double::sum);
                continue;
            }
            // No file is further from the target than rounding makes it.
            assertThat((double) sizes[i] / writers).isBetween(128 / 1.5, 128 * 1.5);
            for (int seat = first; seat < first + writers; seat++)
                assertThat(taken.add(seat)).isTrue();
        }
        assertThat(taken).noneMatch(shared::containsKey);
        assertThat(taken.size() + shared.size()).isEqualTo(layout.seats());
        // A value goes where least is, so that no seat is above the mean by more than one value.
        double mean = shared.values().stream().mapToDouble(Double::doubleValue).sum() / Math.max(1, shared.size());
        shared.values().forEach(bytes -> assertThat(bytes).isLessThanOrEqualTo(mean + 1.5 * 128 * MIB));
    }

    @Test
    void theExplanationReadsAsWritten() {
        WriteFacts facts = new WriteFacts(
                List.of("country", "day"),
                6_000_000,
                List.of(
                        value(4_000_000, 1, "DE", "2026-11-20"),
                        value(1_500_000, 2, "FR", "2026-11-20"),
                        value(499_000, 3, "null", "2026-11-21"),
                        value(1_000, 4, "\u0000odd", "2026-11-21")),
                0,
                134.2,
                ByteSize.mebibytes(128),
                40,
                ClusterShape.ofSlots(8));
        WriteSizing sizing = new WriteSizing(facts, WriteLayout.of(facts), unplaced());
        Golden.assertMatches("partition-write.txt", sizing.explain());
        Golden.assertMatches("partition-write.json", sizing.toJson() + "\n");
        assertThat(sizing).hasToString("WriteSizing[partitions=7, files=7]");
    }

    @Test
    void tooManyDaysAreAdvisedToBecomeMonths() {
        List<ValueSize> days = new ArrayList<>();
        for (int day = 0; day < 730; day++) {
            days.add(value(3, day, LocalDate.of(2025, 1, 1).plusDays(day).toString()));
        }
        WriteFacts facts = mebibytes(List.of("day"), days);
        // Two years have 24 months of 91 MiB, more than half the target; the days have 3 MiB.
        assertThat(LayoutAdvice.of(facts))
                .contains(new LayoutAdvice("the month of day", 24, ByteSize.nearest(730.0 * 3 * MIB / 24)));
        WriteSizing sizing = new WriteSizing(facts, WriteLayout.of(facts), unplaced());
        assertThat(sizing.explain().replaceAll("\\s+", " "))
                .contains(
                        "values are crumbs of 3.0 MiB on average; partition by the month of day: 24 values of about 91.3 MiB");
    }

    @Test
    void hoursAndNumberedDaysAreTimesToo() {
        List<ValueSize> hours = new ArrayList<>();
        List<ValueSize> numbers = new ArrayList<>();
        for (int i = 0; i < 240; i++) {
            hours.add(value(5, i, "2026-01-%02d %02d:00:00.0".formatted(1 + i / 24, i % 24)));
            numbers.add(value(5, i, "2026%02d%02d".formatted(1 + i / 28, 1 + i % 28)));
        }
        // A day has 24 x 5 = 120 MiB; a numbered month 28 x 5 = 140 MiB.
        assertThat(LayoutAdvice.of(mebibytes(List.of("at"), hours))
                        .orElseThrow()
                        .by())
                .isEqualTo("the day of at");
        assertThat(LayoutAdvice.of(mebibytes(List.of("d"), numbers))
                        .orElseThrow()
                        .by())
                .isEqualTo("the month of d");
    }

    @Test
    void aColumnTooManyIsAdvisedToBeLeftOut() {
        List<ValueSize> values = new ArrayList<>();
        for (int i = 0; i < 400; i++) values.add(value(5, i, "region" + i % 8, "customer" + i));
        assertThat(LayoutAdvice.of(mebibytes(List.of("region", "customer"), values)))
                .contains(new LayoutAdvice("region alone", 8, ByteSize.mebibytes(250)));
    }

    @Test
    void noAdviceIsGivenWhereValuesAreLargeOrFewOrNoTimes() {
        List<ValueSize> few = List.of(value(1, 1, "2026-01-01"), value(1, 2, "2026-01-02"));
        assertThat(LayoutAdvice.of(mebibytes(List.of("day"), few))).isEmpty();
        List<ValueSize> large = new ArrayList<>();
        List<ValueSize> names = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            large.add(value(64, i, "2026-01-" + i));
            names.add(value(1, i, "name" + i));
        }
        assertThat(LayoutAdvice.of(mebibytes(List.of("day"), large))).isEmpty();
        assertThat(LayoutAdvice.of(mebibytes(List.of("name"), names))).isEmpty();
    }

    private static ValueSize value(long rows, long hash, String... texts) {
        return new ValueSize(List.of(texts), rows, hash);
    }

    /** Facts of rows of one MiB each. */
    private static WriteFacts mebibytes(List<String> columns, List<ValueSize> values) {
        long rows = values.stream().mapToLong(ValueSize::rows).sum();
        return new WriteFacts(columns, rows, values, 0, MIB, ByteSize.mebibytes(128), 10, ClusterShape.ofSlots(4));
    }

    private static WriteFacts facts(int slots, int unlisted, int... mebibytes) {
        List<ValueSize> values = new ArrayList<>();
        long rows = unlisted;
        for (int i = 0; i < mebibytes.length; i++) {
            values.add(value(mebibytes[i], i, "v" + i));
            rows += mebibytes[i];
        }
        return new WriteFacts(
                List.of("v"),
                rows,
                values,
                unlisted == 0 ? 0 : 2,
                MIB,
                ByteSize.mebibytes(128),
                10,
                ClusterShape.ofSlots(slots));
    }

    private static PartitionSizing.Placement unplaced() {
        return new PartitionSizing.Placement() {
            @Override
            public <T> Dataset<T> place(Dataset<T> data) {
                return data;
            }
        };
    }
}
