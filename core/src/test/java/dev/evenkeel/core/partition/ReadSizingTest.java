package dev.evenkeel.core.partition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.testkit.Golden;
import dev.evenkeel.testkit.Seeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReadSizingTest {
    private static final long MIB = 1 << 20;
    private static final SplitSettings DEFAULTS =
            new SplitSettings(128 * MIB, 4 * MIB, OptionalInt.empty(), OptionalInt.empty(), 2);

    @Test
    void tenFilesOfTwentyMebibytesAreTwoTasks() {
        // 10 x (20 + 4) MiB / 2 = 120 MiB a task; after five files with their open costs it is full.
        SplitPlan plan = SplitPlan.of(files(20, 20, 20, 20, 20, 20, 20, 20, 20, 20), DEFAULTS);
        assertThat(plan.maxSplitBytes()).isEqualTo(120 * MIB);
        assertThat(plan.tasks()).hasSize(2);
        assertThat(plan.largest()).isEqualTo(100 * MIB);
    }

    @Test
    void aLargeFileIsCutUnlessItCannotBe() {
        assertThat(SplitPlan.of(files(1000), DEFAULTS).tasks()).hasSize(8); // 7 x 128 MiB and a rest
        FileSize zipped = new FileSize("a.gz", 1000 * MIB, ".gz", List.of());
        assertThat(SplitPlan.of(List.of(zipped), DEFAULTS).tasks()).hasSize(1);
    }

    @Test
    void aLimitOnTasksWidensThem() {
        // Eight pieces and their open costs are 1,032 MiB, 344 for each of three; two pieces of 128 MiB fit, and not
        // three.
        SplitSettings limited = new SplitSettings(128 * MIB, 4 * MIB, OptionalInt.empty(), OptionalInt.of(3), 2);
        SplitPlan plan = SplitPlan.of(files(1000), limited);
        assertThat(plan.maxSplitBytes()).isEqualTo(344 * MIB);
        assertThat(plan.tasks()).hasSize(4);
    }

    @Seeds(200)
    void everyByteIsReadOnceAndNoTaskIsOverfilled(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<FileSize> files = new ArrayList<>();
        for (int i = random.nextInt(40); i > 0; i--) {
            String why = random.nextInt(5) == 0 ? ".gz" : "";
            files.add(new FileSize("f" + i, 1 + random.nextInt(5_000), why, List.of()));
        }
        SplitSettings settings = new SplitSettings(
                1 + random.nextInt(3_000),
                random.nextInt(500),
                OptionalInt.empty(),
                OptionalInt.empty(),
                1 + random.nextInt(8));
        SplitPlan plan = SplitPlan.of(files, settings);
        Map<String, Long> read = new HashMap<>();
        for (List<SplitPlan.Piece> task : plan.tasks()) {
            assertThat(task).isNotEmpty();
            task.forEach(piece -> read.merge(piece.file().path(), piece.length(), Long::sum));
            // Only a file that cannot be cut makes a task of more, and then it is alone or the first.
            long beyondTheFirst =
                    task.stream().skip(1).mapToLong(SplitPlan.Piece::length).sum();
            assertThat(beyondTheFirst).isLessThanOrEqualTo(plan.maxSplitBytes());
        }
        files.forEach(file -> assertThat(read.get(file.path())).isEqualTo(file.bytes()));
    }

    @Test
    void theExplanationReadsAsWritten() {
        List<FileSize> files = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            files.add(new FileSize(
                    "f" + i,
                    (i < 30 ? 2 : 300) * MIB,
                    i == 39 ? ".gz" : "",
                    List.of(MIB, 50 * MIB, 150 * MIB, 250 * MIB)));
        }
        ReadSizing sizing = new ReadSizing(new ReadFacts(
                "Parquet",
                files,
                40,
                DEFAULTS,
                new PartitionFacts(
                        new Estimate.Exact(200_000_000),
                        new Estimate.Exact(64),
                        ByteSize.mebibytes(128),
                        ByteSize.mebibytes(592),
                        ClusterShape.ofSlots(16)),
                new PruningFacts(
                        List.of("(day = DATE '2026-11-20')", "(customer = 42)"),
                        new PruningFacts.Left(30, 1),
                        new PruningFacts.Left(1_200, 40),
                        new PruningFacts.Left(160, 152),
                        new PruningFacts.Left(210_000_000, 200_000_000),
                        List.of(
                                new PruningFacts.ColumnPruning("made", new Ratio(0.02), PruningFacts.Use.UNUSED),
                                new PruningFacts.ColumnPruning(
                                        "customer", new Ratio(0.95), PruningFacts.Use.FILTERED))),
                0));
        Golden.assertMatches("partition-read.txt", sizing.explain());
        Golden.assertMatches("partition-read.json", sizing.toJson() + "\n");
        assertThat(sizing).hasToString("ReadSizing[partitions=" + sizing.partitions() + ", files=40]");
    }

    private static List<FileSize> files(int... mebibytes) {
        List<FileSize> files = new ArrayList<>();
        for (int i = 0; i < mebibytes.length; i++) files.add(new FileSize("f" + i, mebibytes[i] * MIB, "", List.of()));
        return files;
    }
}
