package dev.evenkeel.advisor.rule;

import static dev.evenkeel.advisor.rule.Plants.SLOTS;
import static dev.evenkeel.advisor.rule.Plants.assertSilent;
import static dev.evenkeel.advisor.rule.Plants.executor;
import static dev.evenkeel.advisor.rule.Plants.only;
import static dev.evenkeel.advisor.rule.Plants.second;
import static dev.evenkeel.advisor.rule.Plants.seconds;
import static dev.evenkeel.advisor.rule.Plants.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.facts.ExecutorFacts;
import dev.evenkeel.advisor.facts.FailureFacts;
import dev.evenkeel.advisor.facts.FailureFacts.Kind;
import dev.evenkeel.advisor.facts.Lack;
import dev.evenkeel.advisor.facts.Operator;
import dev.evenkeel.advisor.facts.PlanNode;
import dev.evenkeel.advisor.facts.RunProfileBuilder;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskFigure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureRulesTest {
    private static final StageFacts STAGE = StagePlant.of(4, SLOTS, 400, 1).build();

    private static FailureFacts failure(Kind kind, String type, String message, long attempts) {
        return new FailureFacts(kind, type, message, attempts, seconds(16 * attempts), List.of(4), List.of("1"));
    }

    private static RunProfileBuilder run(FailureFacts... failures) {
        return Plants.run(100).stages(STAGE).failures(List.of(failures));
    }

    private static RunProfileBuilder on(ExecutorFacts... executors) {
        return Plants.run(100).stages(STAGE).on(Plants.cluster("yarn", executors));
    }

    @Test
    void outOfMemoryIsSevereFromTwoPercentOfTheAttempts() {
        FailureFacts few = failure(Kind.ERROR, "java.lang.OutOfMemoryError", "Java heap space", 4);
        FailureFacts many = failure(Kind.ERROR, "java.lang.OutOfMemoryError", "Java heap space", 12);
        // 4 of 400 + 4 and 12 of 400 + 12 attempts are 1.0 % and 2.9 %; totals count the 400 that succeeded.
        assertThat(only(new OutOfMemory(), run(few).build()).severity()).isEqualTo(Severity.MODERATE);
        Finding severe = only(new OutOfMemory(), run(many).build());
        assertThat(severe.severity()).isEqualTo(Severity.SEVERE);
        assertThat(severe.where()).hasToString("stage 4.0 (count at Sales.java:4)");
        // The default heap of 1 GiB and half of it again.
        assertThat(severe.advice().paste()).isEqualTo("spark.executor.memory 1536m");
        // 12 × 16 s over 16 slots.
        assertThat(severe.saving().expected()).isEqualTo(seconds(12));
    }

    @Test
    void outOfMemoryThatFailedAStageIsCritical() {
        StageFacts broken = StagePlant.of(4, SLOTS, 400, 1)
                .failing("Job aborted: java.lang.OutOfMemoryError")
                .build();
        FailureFacts failure = failure(Kind.ERROR, "java.lang.OutOfMemoryError", "Java heap space", 4);
        assertThat(only(
                                new OutOfMemory(),
                                Plants.run(100)
                                        .stages(broken)
                                        .failures(List.of(failure))
                                        .build())
                        .severity())
                .isEqualTo(Severity.CRITICAL);
    }

    @Test
    void directBuffersNeedMemoryBesideTheHeap() {
        FailureFacts direct = failure(Kind.ERROR, "java.lang.OutOfMemoryError", "Direct buffer memory", 4);
        // 384 MiB, the least that Spark asks for, and 1 GiB, in steps of 256 MiB.
        assertThat(only(new OutOfMemory(), run(direct).build()).advice().paste())
                .isEqualTo("spark.executor.memoryOverhead 1536m");
    }

    @Test
    void otherErrorsAreNotOutOfMemory() {
        assertSilent(
                new OutOfMemory(),
                run(failure(Kind.ERROR, "java.io.IOException", "gone", 40)).build());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Container killed by YARN for exceeding memory limits. 5.5 GB of 5 GB | KILLED_FOR_MEMORY
            Container exited with a non-zero exit code 143. Killed by external signal | KILLED_FOR_MEMORY
            The executor with id 3 exited with exit code 137(SIGKILL, possible container OOM) | KILLED_FOR_MEMORY
            Container from a bad node: exit status: 143, preempted | TAKEN
            Node lost: spot instance reclaimed | TAKEN
            Executor decommission: worker decommissioned because of kill request | TAKEN
            Executor killed by driver. | WANTED
            Command exited with code 0 | WANTED
            Executor heartbeat timed out after 125000 ms | LOST
            Remote RPC client disassociated | LOST""")
    void aDepartureIsToldByItsWords(String reason, Departure why) {
        assertThat(Departure.of(reason)).isEqualTo(why);
    }

    @Test
    void aKilledContainerNeedsMemoryBesideTheHeap() {
        Finding finding = only(
                new KilledContainer(),
                on(executor("1"), executor("2").removedAt(second(40), "Container killed by YARN: memory limits"))
                        .under(settings("spark.executor.memory", "8g"))
                        .build());
        assertThat(finding.severity()).isEqualTo(Severity.SEVERE);
        // A tenth of 8 GiB is 819 MiB, and 1 GiB more, in steps of 256 MiB: 2 GiB.
        assertThat(finding.advice().paste()).isEqualTo("spark.executor.memoryOverhead 2g");
    }

    @Test
    void aKilledContainerWithPythonCapsPythonToo() {
        PlanNode python = PlanNode.of("BatchEvalPython").doing(new Operator.Python(false));
        Finding finding = only(
                new KilledContainer(),
                on(executor("2").removedAt(second(40), "exit code 137"))
                        .queries(Plants.query(1, python))
                        .build());
        assertThat(finding.advice().paste()).contains("spark.executor.pyspark.memory 1g");
    }

    @Test
    void executorsThatWereAskedToGoAreNeitherKilledNorLost() {
        RunProfileBuilder idle = on(executor("1").removedAt(second(40), "Executor killed by driver."), executor("2"));
        assertSilent(new KilledContainer(), idle.build());
        assertSilent(new LostExecutor(), idle.build());
    }

    @Test
    void aSpotMachineIsNamedAndOutputThatWentWithItIsSevere() {
        Finding alone = only(
                new LostExecutor(),
                on(executor("1"), executor("2").removedAt(second(40), "spot instance reclaimed"))
                        .build());
        assertThat(alone.cause()).startsWith("1 executor was lost").contains("spot");
        assertThat(alone.severity()).isEqualTo(Severity.MODERATE);
        assertThat(alone.advice().paste()).contains("spark.decommission.enabled true");
        Finding again = only(
                new LostExecutor(),
                on(executor("2").removedAt(second(40), "heartbeat timed out"))
                        .failures(List.of(failure(Kind.RESUBMITTED, "Resubmitted", "", 3)))
                        .build());
        assertThat(again.severity()).isEqualTo(Severity.SEVERE);
    }

    @Test
    void aFetchFailureCostsTheStageThatRanAgain() {
        StageFacts again = StagePlant.of(4, SLOTS, 16, 20).attempt(1).at(40).build();
        Finding finding = only(
                new FetchFailure(),
                Plants.run(100)
                        .stages(STAGE, again)
                        .failures(List.of(failure(Kind.FETCH_FAILED, "FetchFailed", "", 2)))
                        .build());
        assertThat(finding.saving().expected()).isEqualTo(seconds(20));
        assertThat(finding.ruledOut().get(0)).contains("none was recorded");
    }

    @Test
    void withoutFailedFetchesASecondAttemptIsNoFetchFailure() {
        assertSilent(
                new FetchFailure(),
                run(failure(Kind.KILLED, "TaskKilled", "another attempt succeeded", 5))
                        .build());
    }

    @ParameterizedTest
    @CsvSource({"15, ", "25, LOW", "50, MODERATE", "75, SEVERE", "110, CRITICAL"})
    void failedTasksAreGradedByTheirShare(long attempts, Severity grade) {
        // 15 of 415 attempts are 3.6 %, 25 of 425 5.9 %, 50 of 450 11 %, 75 of 475 15.8 %, 110 of 510 21.6 %.
        StageFacts stage = StagePlant.of(4, SLOTS, 400, 1)
                .with(TaskFigure.FAILED_TASKS, attempts)
                .build();
        RunProfileBuilder run = Plants.run(10_000)
                .stages(stage)
                .failures(List.of(failure(Kind.ERROR, "java.net.SocketTimeoutException", "timed out", attempts)));
        if (grade == null) assertSilent(new FailedTasks(), run.build());
        else assertThat(only(new FailedTasks(), run.build()).severity()).isEqualTo(grade);
    }

    @Test
    void copiesInformFromTwentyOnAndNeedKilledTime() {
        StageFacts wasted = StagePlant.of(4, SLOTS, 400, 1)
                .with(TaskFigure.SPECULATIVE_TASKS, 25)
                .with(TaskFigure.KILLED_TASKS, 24)
                .with(TaskFigure.LOST_SLOT_NANOS, 40e9)
                .build();
        Finding finding =
                only(new WastedCopies(), Plants.run(100).stages(wasted).build());
        assertThat(finding.severity()).isEqualTo(Severity.INFO);
        StageFacts cheap = StagePlant.of(4, SLOTS, 400, 1)
                .with(TaskFigure.SPECULATIVE_TASKS, 25)
                .with(TaskFigure.KILLED_TASKS, 24)
                .with(TaskFigure.LOST_SLOT_NANOS, 4e9)
                .build();
        // 4 of 404 s are 1 %.
        assertSilent(new WastedCopies(), Plants.run(100).stages(cheap).build());
    }

    @Test
    void onlyALackThatLowersSumsIsAnIncompleteRecording() {
        Finding finding = only(
                new IncompleteRecording(),
                Plants.run(100)
                        .lacks(Lack.Kind.BROKEN_LINES, 3, "3 of 8,000 lines are no JSON and were left out")
                        .build());
        assertThat(finding.evidence()).extracting(Object::toString).contains("broken lines 3");
        assertSilent(
                new IncompleteRecording(),
                Plants.run(100)
                        .lacks(Lack.Kind.DETAILS, 4, "only every n-th task is kept")
                        .build());
    }
}
