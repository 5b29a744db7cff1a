package dev.evenkeel.advisor.whatif;

import static dev.evenkeel.advisor.whatif.Runs.attempt;
import static dev.evenkeel.advisor.whatif.Runs.job;
import static dev.evenkeel.advisor.whatif.Runs.run;
import static dev.evenkeel.advisor.whatif.Runs.second;
import static dev.evenkeel.advisor.whatif.Runs.slots;
import static dev.evenkeel.advisor.whatif.Runs.stage;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.advisor.Confidence;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.facts.ClusterFacts;
import dev.evenkeel.advisor.facts.ExecutorFacts;
import dev.evenkeel.advisor.facts.JobFacts;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.Settings;
import dev.evenkeel.advisor.facts.Span;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskTrace;
import dev.evenkeel.testkit.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RunReplayTest {
    /** On two slots: one task of 8 s and two of 1 s take 8 s; three even ones of 3 1/3 s take 6 2/3 s. */
    private static final StageFacts UNEVEN = stage(1, 0, 2, 8000, 1000, 1000);

    /** 8 s with tasks and 12 s without. */
    private static final RunProfile TWENTY = run(20, slots(2), UNEVEN).build();

    private static Duration asItWas(RunProfile run) {
        return WhatIf.of(run).asItWas().expected();
    }

    private static Duration saved(RunProfile run, Change... changes) {
        return WhatIf.of(run).saving(List.of(changes)).expected();
    }

    @Test
    void evenTasksTakeTheirWaves() {
        Saving saving = WhatIf.of(TWENTY).saving(new Change.Even(UNEVEN));
        assertThat(saving.expected()).isEqualTo(Duration.ofNanos(8_000_000_000L - 2 * 3_333_333_333L));
        assertThat(saving.least()).isLessThan(saving.expected());
        assertThat(saving.most()).isGreaterThan(saving.expected());
        assertThat(saving.confidence()).isEqualTo(Confidence.HIGH);
        assertThat(saving.how()).contains("which is 0.0 % off the run's wall time");
    }

    @Test
    void moreTasksUseTheSlotsThatWereIdle() {
        StageFacts single = stage(1, 0, 1, 12_000);
        RunProfile run = run(20, slots(4), single).build();
        // Four tasks of 3 s on four slots; six tasks of 2 s need two waves.
        assertThat(saved(run, new Change.Split(single, 4))).isEqualTo(ofSeconds(9));
        assertThat(saved(run, new Change.Split(single, 6))).isEqualTo(ofSeconds(8));
    }

    @Test
    void aStageThatIsGoneOrScaledSavesItsPart() {
        assertThat(saved(TWENTY, new Change.Gone(UNEVEN))).isEqualTo(ofSeconds(8));
        assertThat(saved(TWENTY, new Change.Scaled(UNEVEN, 0.25))).isEqualTo(ofSeconds(6));
        assertThat(saved(TWENTY, new Change.Scaled(UNEVEN, 2))).isZero();
    }

    @Test
    void changesOfOneStageAreNotAddedUp() {
        // Half of the even 6 2/3 s is 3 1/3 s: 4 2/3 s saved, not 1 1/3 and 4 s.
        Duration both = saved(TWENTY, new Change.Even(UNEVEN), new Change.Scaled(UNEVEN, 0.5));
        assertThat(both.toMillis()).isEqualTo(4666);
        assertThat(saved(TWENTY, new Change.Even(UNEVEN), new Change.Gone(UNEVEN)))
                .isEqualTo(ofSeconds(8));
    }

    @Test
    void theDriverSavesNoMoreThanTheTimeWithoutTasks() {
        assertThat(saved(TWENTY, new Change.LessIdle(ofSeconds(5)))).isEqualTo(ofSeconds(5));
        assertThat(saved(TWENTY, new Change.LessIdle(ofSeconds(50)))).isEqualTo(ofSeconds(12));
        assertThat(WhatIf.of(TWENTY).withoutTasks()).isEqualTo(ofSeconds(12));
    }

    @Test
    void neverSavesMoreThanTheRun() {
        // The profile says 5 s although its stage took 8.
        RunProfile short5 = run(5, slots(2), UNEVEN).build();
        assertThat(WhatIf.of(short5).saving(new Change.Gone(UNEVEN)).most()).isLessThanOrEqualTo(ofSeconds(5));
    }

    @Test
    void whatRunsBesideItIsWaitedFor() {
        // The other job ends at 7 s, and the last one begins half a second after both: 1 s is saved, not 4 2/3.
        StageFacts hot = stage(1, 0, 2, 8000, 1000, 1000);
        StageFacts beside = stage(2, 0, 1, 7000);
        RunProfile run = run(10, slots(3), hot, beside, stage(3, 8.5, 1, 1000))
                .jobs(job(0, 0, 8, 1), job(1, 0, 7, 2), job(2, 8.5, 9.5, 3))
                .build();
        assertThat(asItWas(run)).isEqualTo(ofSeconds(10));
        assertThat(saved(run, new Change.Gone(hot))).isEqualTo(ofSeconds(1));
    }

    @Test
    void aJobOfAnotherThreadWaitsForItsOwn() {
        // A 0 to 10 s, C 11 to 20 s after it; B 0 to 30 s.
        StageFacts a = stage(0, 0, 1, 10_000);
        StageFacts b = stage(1, 0, 1, 30_000);
        StageFacts c = stage(2, 11, 1, 9000);
        RunProfile run = run(30, slots(2), a, b, c)
                .jobs(job(0, 0, 10, 0), job(1, 0, 30, 1), job(2, 11, 20, 2))
                .build();
        assertThat(asItWas(run)).isEqualTo(ofSeconds(30));
        // On one slot A to 10 s, B, which waits by then, to 40 s, C to 49 s.
        assertThat(WhatIf.of(run).onSlots(1).expected()).isEqualTo(ofSeconds(49));
        // Were A shorter, C would begin earlier, and B end the run as before. Were B shorter, C would end it after 20
        // s.
        assertThat(saved(run, new Change.Scaled(a, 0.5))).isZero();
        assertThat(saved(run, new Change.Scaled(b, 0.5))).isEqualTo(ofSeconds(10));
    }

    @Test
    void aQueryGoesOnWhereAllItsJobsHaveEnded() {
        // Jobs 1 and 2 of a query end at 2 and 4 s, job 3 begins at 4 s, while job 0 of another thread runs to 20 s.
        JobFacts first = job(1, 0, 2, 1).forQuery(7);
        JobFacts second = job(2, 0, 4, 2).forQuery(7);
        StageFacts shorter = stage(1, 0, 1, 2000);
        RunProfile run = run(
                        20, slots(3), stage(0, 0, 1, 20_000), shorter, stage(2, 0, 1, 4000), stage(3, 4, 1, 16_000))
                .jobs(job(0, 0, 20, 0), first, second, job(3, 4, 20, 3).forQuery(7))
                .build();
        // Five times as long, the first of them ends after 10 s, and the last job 16 s later.
        RunSteps steps = new RunSteps(run);
        List<Change> longer = List.of(new Change.Scaled(shorter, 5));
        assertThat(steps.on(RecordedSlots.of(run), longer).end()).isEqualTo(ofSeconds(26));
    }

    @Test
    void stagesWaitForTheirParentsAndTheGapStays() {
        StageFacts map = stage(0, 1, 2, 4000, 4000);
        StageFacts reduce = attempt(1, 0, 5.5, 2, 2000, 2000).after(List.of(0)).build();
        RunProfile run = run(10, slots(2), map, reduce).jobs(job(0, 1, 8, 0, 1)).build();
        assertThat(asItWas(run)).isEqualTo(ofSeconds(10));
        // 1 s to the job, 8 s, 0.5 s, 4 s, 0.5 s to the end of the job, 2 s.
        assertThat(WhatIf.of(run).onSlots(1).expected()).isEqualTo(ofSeconds(16));
        assertThat(WhatIf.of(run).criticalPath())
                .isEqualTo(new CriticalPath(ofSeconds(10), List.of(map, reduce), ofSeconds(4)));
    }

    @Test
    void anAttemptWaitsForTheOneThatFailed() {
        StageFacts failed = attempt(0, 0, 0, 1, 3000).build();
        StageFacts again = attempt(0, 1, 4, 1, 2000).build();
        RunProfile run = run(6, slots(1), failed, again).jobs(job(0, 0, 6, 0)).build();
        assertThat(asItWas(run)).isEqualTo(ofSeconds(6));
        assertThat(saved(run, new Change.Gone(failed))).isEqualTo(ofSeconds(3));
        assertThat(saved(run, new Change.Gone(again))).isEqualTo(ofSeconds(2));
    }

    @Test
    void theWaitForASlotIsNoGap() {
        // Submitted with the other at 0 s, launched at 4 s when its slots were free: on four slots it starts at once.
        StageFacts first = stage(0, 0, 2, 4000, 4000);
        StageFacts second = attempt(1, 0, 4, 2, 3000, 3000)
                .scheduled(new Span(second(0), second(7)), 2)
                .build();
        RunProfile run =
                run(7, slots(2), first, second).jobs(job(0, 0, 7, 0, 1)).build();
        assertThat(asItWas(run)).isEqualTo(ofSeconds(7));
        assertThat(WhatIf.of(run).onSlots(4).expected()).isEqualTo(ofSeconds(4));
    }

    @Test
    void executorsComeAndGo() {
        // One slot from 2 s on, a second from 4 s on: 2 to 6 s, 4 to 8 s.
        ClusterFacts cluster = ClusterFacts.of(
                ExecutorFacts.of("1", "a", 1).addedAt(second(2)),
                ExecutorFacts.of("2", "b", 1).addedAt(second(4)).removedAt(second(9), "idle"));
        StageFacts stage = StageFacts.of(0, 0, "count")
                .ran(new Span(second(2), second(8)), 2)
                .scheduled(new Span(second(0), second(8)), 2)
                .traced(TaskTrace.of(
                        new long[] {2000, 4000},
                        new long[] {4_000_000_000L, 4_000_000_000L},
                        new String[] {"1", "2"},
                        1))
                .build();
        RunProfile run = run(10, cluster, stage).jobs(job(0, 0, 8, 0)).build();
        assertThat(asItWas(run)).isEqualTo(ofSeconds(10));
        // Both from 2 s on end at 6 s; coming one after the other, at 8 s, which is the most, with its margin.
        Prediction two = WhatIf.of(run).onSlots(2);
        assertThat(two.expected()).isEqualTo(ofSeconds(8));
        assertThat(two.most()).isEqualTo(ofMillis(10_500));
    }

    @Test
    void executorsAreUsedByTheTasksThatFitThem() {
        // 32 tasks of 1 s: 2 s idle, then 4 s on 8 slots; the first executor comes at 1 s.
        long[] second = new long[32];
        Arrays.fill(second, 1000);
        ClusterFacts two = new ClusterFacts(
                "yarn",
                2,
                List.of(
                        ExecutorFacts.of("1", "a", 8).addedAt(second(1)),
                        ExecutorFacts.of("2", "b", 8).addedAt(second(1))));
        WhatIf whatIf = WhatIf.of(run(6, two, stage(0, 2, 8, second)).build());
        // 16 cores for 5 s; 32 s of the 40 s of slot time.
        ClusterUse now = whatIf.asItUsed();
        assertThat(now.coreTime()).isEqualTo(ofSeconds(80));
        assertThat(now.used().value()).isEqualTo(0.8);
        assertThat(now.coreHours()).isEqualTo(80 / 3600.0);
        // One executor of 8 cores: 4 slots, 8 waves, 10 s in all, of which it is there for 9.
        ClusterUse one = whatIf.onExecutors(1, 8);
        assertThat(one.slots()).isEqualTo(4);
        assertThat(one.wall().expected()).isEqualTo(ofSeconds(10));
        assertThat(one.coreTime()).isEqualTo(ofSeconds(72));
        assertThat(one.used().value()).isEqualTo(32.0 / 36);
        // Of five cores one serves no task, but is paid for: 4 slots on two of them.
        assertThat(whatIf.onExecutors(2, 5).slots()).isEqualTo(4);
        assertThat(whatIf.onExecutors(2, 5).coreTime()).isEqualTo(ofSeconds(90));
        assertThatThrownBy(() -> whatIf.onExecutors(4, 1))
                .hasMessage("a task of 2 cores has no slot on 4 executors of 1 cores");
    }

    @Test
    void withoutRecordedExecutorsTheSlotsSeenAreCounted() {
        // Two slots for 20 s, 10 s of them used.
        ClusterUse use =
                WhatIf.of(run(20, ClusterFacts.unknown(), UNEVEN).build()).asItUsed();
        assertThat(use.coreTime()).isEqualTo(ofSeconds(40));
        assertThat(use.used().value()).isEqualTo(0.25);
    }

    @Test
    void aTaskMayTakeSeveralCores() {
        StageFacts stage = stage(0, 0, 2, 1000, 1000, 1000, 1000);
        ClusterFacts four = new ClusterFacts("local", 2, List.of(ExecutorFacts.of("driver", "here", 4)));
        assertThat(asItWas(run(2, four, stage).build())).isEqualTo(ofSeconds(2));
    }

    @Test
    void fairPoolsShare() {
        // Recorded: tasks of 10 s, one of each pool at once until 20 s, then the last of a beside 5 s that follow b.
        StageFacts a = attempt(0, 0, 0, 1, 10_000, 10_000, 10_000).inPool("a").build();
        StageFacts b = attempt(1, 0, 0, 1, 10_000, 10_000).inPool("b").build();
        RunProfile fifo = run(30, slots(2), a, b, stage(2, 20, 1, 5000))
                .jobs(job(0, 0, 30, 0), job(1, 0, 20, 1), job(2, 20, 25, 2))
                .build();
        RunProfile fair = fifo.under(Settings.of(Map.of("spark.scheduler.mode", "FAIR")));
        assertThat(asItWas(fair)).isEqualTo(ofSeconds(30));
        // In FIFO order a has both slots at first: a to 20 s, b from 10 to 30 s, what follows it to 35 s.
        assertThat(asItWas(fifo)).isEqualTo(ofSeconds(35));
    }

    @Test
    void slotsBeyondTheTasksDoNotHelp() {
        // 12 s without a task, and the task of 8 s stays.
        WhatIf whatIf = WhatIf.of(TWENTY);
        assertThat(whatIf.onSlots(100).expected()).isEqualTo(ofSeconds(20));
        assertThat(whatIf.onSlots(100).least()).isEqualTo(ofSeconds(20));
        assertThat(whatIf.onSlots(1).expected()).isEqualTo(ofSeconds(22));
        assertThat(whatIf.onSlots(1).confidence()).isEqualTo(Confidence.HIGH);
        assertThat(whatIf.onSlots(100).confidence()).isEqualTo(Confidence.MEDIUM);
    }

    @Test
    void aRunThatTheModelDoesNotMeetIsTrustedLess() {
        // The stage took 8 s, but the profile says that it was not done before 20 s of 24 s.
        StageFacts starved = attempt(1, 0, 0, 2, 8000, 1000, 1000)
                .ran(new Span(second(0), second(20)), 2)
                .build();
        WhatIf whatIf = WhatIf.of(run(24, slots(2), starved).build());
        assertThat(whatIf.asItWas().expected()).isEqualTo(ofSeconds(12));
        assertThat(whatIf.error().value()).isEqualTo(0.5);
        assertThat(whatIf.saving(new Change.Gone(starved)).confidence()).isEqualTo(Confidence.LOW);
    }

    @Test
    void aJobThatEndsAfterTheRecordingEndsWithIt() {
        RunProfile cut = run(9, slots(2), UNEVEN).jobs(job(0, 0, 9.5, 1)).build();
        assertThat(asItWas(cut)).isEqualTo(ofSeconds(9));
    }

    @Test
    void aRunOfNothingTakesItsTime() {
        RunProfile nothing = run(9, ClusterFacts.unknown()).build();
        assertThat(asItWas(nothing)).isEqualTo(ofSeconds(9));
        assertThat(WhatIf.of(nothing).onSlots(4).expected()).isEqualTo(ofSeconds(9));
        assertThat(WhatIf.of(nothing).criticalPath().stages()).isEmpty();
    }

    @Seeds(100)
    void aRunWithoutOverlapIsMet(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int slots = 1 + random.nextInt(6);
        RunProfile run = sequence(random, slots);
        assertThat(asItWas(run)).isEqualTo(run.wall());
        assertThat(WhatIf.of(run).error().value()).isZero();
    }

    @Seeds(100)
    void noAnswerIsImpossible(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RunProfile run = overlapping(random);
        WhatIf whatIf = WhatIf.of(run);
        Duration path = whatIf.criticalPath().length();
        Duration work = run.stages().stream().map(StageFacts::slotTime).reduce(Duration.ZERO, Duration::plus);
        for (int slots = 1; slots <= 9; slots++) {
            Prediction prediction = whatIf.onSlots(slots);
            assertThat(prediction.least()).isGreaterThanOrEqualTo(path);
            assertThat(prediction.least().toNanos()).isGreaterThanOrEqualTo(work.toNanos() / slots - 1);
            // Graham: nothing is longer than the two together.
            assertThat(prediction.expected())
                    .isLessThanOrEqualTo(path.plus(work.dividedBy(slots)).plusNanos(1));
        }
        for (StageFacts stage : run.stages()) {
            Saving saving = whatIf.saving(List.of(new Change.Even(stage), new Change.LessIdle(ofSeconds(1))));
            assertThat(saving.least()).isBetween(Duration.ZERO, saving.expected());
            assertThat(saving.most()).isBetween(saving.expected(), run.wall());
        }
        assertThat(whatIf.withoutSkew().expected())
                .isLessThanOrEqualTo(whatIf.asItWas().expected());
        assertThat(whatIf.withoutTasks()).isBetween(Duration.ZERO, run.wall());
    }

    @Seeds(50)
    void whatWasAskedBeforeChangesNoAnswer(long seed) {
        RunProfile run = sequence(new SplittableRandom(seed), 3);
        WhatIf asked = WhatIf.of(run);
        for (int slots = 1; slots <= 5; slots++) {
            assertThat(asked.onSlots(slots)).isEqualTo(WhatIf.of(run).onSlots(slots));
        }
        for (StageFacts stage : run.stages()) {
            Change half = new Change.Scaled(stage, 0.5);
            assertThat(asked.saving(half)).isEqualTo(WhatIf.of(run).saving(half));
        }
    }

    /** Jobs one after the other, each of stages one after the other, with gaps. */
    private static RunProfile sequence(SplittableRandom random, int slots) {
        List<StageFacts> stages = new ArrayList<>();
        List<JobFacts> jobs = new ArrayList<>();
        double now = random.nextInt(5000) / 1000.0;
        for (int job = 0; job < 4; job++) {
            double begin = now;
            List<Integer> ids = new ArrayList<>();
            for (int count = 1 + random.nextInt(3); count > 0; count--) {
                now += random.nextInt(300) / 1000.0;
                List<Integer> parents = ids.isEmpty() ? List.of() : List.of(ids.get(ids.size() - 1));
                ids.add(stages.size());
                stages.add(attempt(stages.size(), 0, now, slots, times(random))
                        .after(parents)
                        .build());
                now = seconds(stages.get(stages.size() - 1).span().end());
            }
            now += random.nextInt(100) / 1000.0;
            jobs.add(job(job, begin, now, ids.toArray(Integer[]::new)));
            now += random.nextInt(2000) / 1000.0;
        }
        return run(now, slots(slots), stages.toArray(StageFacts[]::new))
                .jobs(jobs)
                .build();
    }

    /** Jobs of one stage each that begin whenever they like. */
    private static RunProfile overlapping(SplittableRandom random) {
        List<StageFacts> stages = new ArrayList<>();
        List<JobFacts> jobs = new ArrayList<>();
        double end = 0;
        double begin = 0;
        for (int id = 0; id < 6; id++) {
            begin += random.nextInt(4000) / 1000.0;
            StageFacts stage = stage(id, begin, 3, times(random));
            stages.add(stage);
            jobs.add(job(id, begin, seconds(stage.span().end()), id));
            end = Math.max(end, seconds(stage.span().end()));
        }
        return run(end + 1, slots(3), stages.toArray(StageFacts[]::new))
                .jobs(jobs)
                .build();
    }

    private static double seconds(Instant time) {
        return time.toEpochMilli() / 1000.0;
    }

    private static long[] times(SplittableRandom random) {
        return LongStream.range(0, 1 + random.nextInt(20))
                .map(task -> random.nextInt(5) == 0 ? random.nextLong(9000) : random.nextLong(500))
                .toArray();
    }
}
