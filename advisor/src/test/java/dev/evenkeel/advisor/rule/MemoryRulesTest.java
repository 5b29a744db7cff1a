package dev.evenkeel.advisor.rule;

import static dev.evenkeel.advisor.rule.Plants.GIB;
import static dev.evenkeel.advisor.rule.Plants.MIB;
import static dev.evenkeel.advisor.rule.Plants.SLOTS;
import static dev.evenkeel.advisor.rule.Plants.assertSilent;
import static dev.evenkeel.advisor.rule.Plants.only;
import static dev.evenkeel.advisor.rule.Plants.seconds;
import static dev.evenkeel.advisor.rule.Plants.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.Confidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskFigure;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MemoryRulesTest {
    private static StageFacts spilling(double memory, double disk, double read) {
        return StagePlant.of(3, SLOTS, 64, 20)
                .with(TaskFigure.SHUFFLE_READ_BYTES, read)
                .with(TaskFigure.MEMORY_SPILL_BYTES, memory)
                .with(TaskFigure.DISK_SPILL_BYTES, disk)
                .build();
    }

    private static RunProfile run(StageFacts stage) {
        return Plants.run(100).stages(stage).build();
    }

    @Test
    void spillingCostsASecondAndCoreFor100Mebibytes() {
        Finding finding = only(new Spill(), run(spilling(20.0 * GIB, 8.0 * GIB, 40.0 * GIB)));
        // 20 GiB / 100 MiB = 204.8 s of 1,280 s of slot time: 16 % of the stage of 80 s.
        assertThat(finding.saving().expected()).isCloseTo(seconds(12.8), Duration.ofMillis(1));
        assertThat(finding.saving().confidence()).isLessThan(Confidence.HIGH);
        assertThat(finding.advice().paste()).contains("spark.sql.shuffle.partitions 320");
    }

    @Test
    void cheapSpillingOfALargePartInforms() {
        // 1 GiB / 100 MiB = 10 s of 1,280 s; but it is half of what the stage read.
        Finding finding = only(new Spill(), run(spilling(GIB, GIB / 2.0, GIB)));
        assertThat(finding.severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void spillingThatIsSmallAgainstTheStageIsLeftAlone() {
        assertSilent(new Spill(), run(spilling(GIB, GIB / 4.0, 20.0 * GIB)));
        assertSilent(new Spill(), run(spilling(100 * MIB, 50 * MIB, 100 * MIB)));
    }

    private static StagePlant collecting(double share) {
        return StagePlant.of(3, SLOTS, 64, 20).with(TaskFigure.GC_NANOS, share * 64 * 20e9);
    }

    @Test
    void collectionAboveATenthComesDownToATwentieth() {
        Finding finding = only(new GarbageCollection(), run(collecting(0.25).build()));
        // 80 s × (25 % − 5 %).
        assertThat(finding.saving().expected()).isEqualTo(seconds(16));
        assertSilent(new GarbageCollection(), run(collecting(0.08).build()));
    }

    @Test
    void aFewTasksOfYoungExecutorsAreNoTrouble() {
        StageFacts few =
                StagePlant.of(3, SLOTS, 16, 1).with(TaskFigure.GC_NANOS, 5e9).build();
        // 31 % of 16 s, but 0.3 % of the 1,600 s that the slots were there.
        assertSilent(new GarbageCollection(), run(few));
    }

    @Test
    void oneCollectionInAShortRunIsNoTrouble() {
        // A tenth of 8 s, and a twentieth of the run on its slots: but 0.8 s, as one collection may take.
        StageFacts few = StagePlant.of(3, SLOTS, 16, 0.5)
                .with(TaskFigure.GC_NANOS, 0.8e9)
                .build();
        assertSilent(new GarbageCollection(), Plants.run(1).stages(few).build());
        StageFacts twice = StagePlant.of(3, SLOTS, 16, 0.5)
                .with(TaskFigure.GC_NANOS, 1.6e9)
                .build();
        assertThat(only(new GarbageCollection(), Plants.run(1).stages(twice).build())
                        .cause())
                .contains("20.0 %");
    }

    @Test
    void aFullHeapNeedsCollectionsToBeTight() {
        // The planted peak is 3 GiB.
        RunProfile tight = Plants.run(100)
                .under(settings("spark.executor.memory", "3g"))
                .stages(collecting(0.07).build())
                .build();
        assertThat(only(new TightMemory(), tight).severity()).isEqualTo(Severity.LOW);
        assertSilent(
                new TightMemory(),
                Plants.run(100)
                        .under(settings("spark.executor.memory", "3g"))
                        .stages(collecting(0.02).build())
                        .build());
        assertSilent(new TightMemory(), tight.under(settings("spark.executor.memory", "4g")));
    }

    @Test
    void unusedMemoryInforms() {
        RunProfile large = Plants.run(100)
                .under(settings("spark.executor.memory", "16g"))
                .stages(collecting(0.02).build())
                .build();
        Finding finding = only(new UnusedMemory(), large);
        // 1.25 × 3 GiB + 300 MiB = 4,140 MiB, in steps of 256 MiB.
        assertThat(finding.advice().paste()).isEqualTo("spark.executor.memory 4352m");
        assertThat(finding.severity()).isEqualTo(Severity.INFO);
        // Twice 3 GiB + 300 MiB is 6.6 GiB.
        assertSilent(new UnusedMemory(), large.under(settings("spark.executor.memory", "6g")));
    }
}
