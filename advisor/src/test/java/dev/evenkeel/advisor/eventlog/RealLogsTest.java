package dev.evenkeel.advisor.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.evenkeel.advisor.Advisor;
import dev.evenkeel.advisor.EventLogs;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.facts.FailureFacts;
import dev.evenkeel.advisor.facts.Lack;
import dev.evenkeel.advisor.facts.Operator;
import dev.evenkeel.advisor.facts.PlanNode;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.core.error.EvenkeelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Logs of other people's runs, which are no part of this project: skipped unless the system property {@code
 * evenkeel.eventlogs}, or the variable {@code EVENKEEL_EVENTLOGS}, names their directory. What is expected of each was
 * counted in the logs by other means.
 */
class RealLogsTest {
    private static final Path DIRECTORY = Path.of(Optional.ofNullable(System.getProperty("evenkeel.eventlogs"))
            .or(() -> Optional.ofNullable(System.getenv("EVENKEEL_EVENTLOGS")))
            .orElse("eventlogs-not-given"));

    @BeforeAll
    static void logsAreHere() {
        assumeTrue(
                Files.isDirectory(DIRECTORY),
                "no real event logs to read: name their directory by -Devenkeel.eventlogs=DIR");
    }

    private static RunProfile read(String name) {
        return EventLogs.read(DIRECTORY.resolve(name));
    }

    private static long total(RunProfile run, TaskFigure figure) {
        return run.totals().value(figure);
    }

    @Test
    void aRunThatSpills() {
        RunProfile run = read("aqeshuffle_eventlog.zstd");
        assertThat(run.wall()).hasMillis(17_896);
        assertThat(run.jobs()).hasSize(4);
        assertThat(total(run, TaskFigure.TASKS)).isEqualTo(26);
        assertThat(total(run, TaskFigure.MEMORY_SPILL_BYTES) / 1_000_000).isEqualTo(553);
        assertThat(total(run, TaskFigure.DISK_SPILL_BYTES) / 1_000_000).isEqualTo(118);
        PlanNode join = run.queries()
                .get(0)
                .plan()
                .orElseThrow()
                .all(Operator.Join.class)
                .get(0);
        assertThat(join.rowsOut()).hasValue(10_000_000);
        assertThat(join.rowsIn()).hasValue(20_000_000);
    }

    @Test
    void aRollingLogAndTheSameRunInTheLayoutOfDatabricks() {
        RunProfile rolling = read("eventlog_v2_local-1623876083964");
        assertThat(rolling.wall()).hasMillis(133_857);
        assertThat(rolling.stages()).hasSize(4);
        assertThat(total(rolling, TaskFigure.TASKS)).isEqualTo(2801);
        assertThat(rolling.lacks()).extracting(Lack::kind).doesNotContain(Lack.Kind.END, Lack.Kind.FILES);
        assertThat(read("db_sim_eventlog").toJson()).isEqualTo(rolling.toJson());
    }

    @Test
    void oneLogInThreeCodecs() {
        String plain = read("application_1697649000000_0001_1.lz4").toJson();
        assertThat(read("application_1697649000000_0001_1.snappy").toJson()).isEqualTo(plain);
        assertThat(read("application_1697649000000_0001_1.lzf").toJson()).isEqualTo(plain);
    }

    /** Of 30 tasks, four read all rows and 24 none. */
    @Test
    void aScanOfFewRowGroups() {
        RunProfile run = read("emr_attempt_1_eventlog.zstd");
        StageFacts scan = run.stage(3).orElseThrow();
        assertThat(scan.tasks()).isEqualTo(30);
        assertThat(scan.spreads().of(TaskFigure.INPUT_RECORDS).quantile(0.75)).isZero();
        assertThat(scan.spreads().of(TaskFigure.INPUT_RECORDS).largest()).isPositive();
        assertThat(run.cluster().executors()).hasSize(10);
        assertThat(run.cluster().master()).isEqualTo("yarn");
    }

    @Test
    void tooFewPartitions() {
        RunProfile run = read("eventlog_v2_spark-cc4d115f011443d787f03a71a476a745");
        assertThat(run.wall()).hasMillis(508_614);
        assertThat(run.slots()).isEqualTo(4);
        StageFacts stage = run.stage(7).orElseThrow();
        assertThat(stage.tasks()).isEqualTo(2);
        assertThat(stage.slowest().time().toMillis()).isBetween(286_500L, 287_499L);
    }

    /** 8,630 ends of tasks: 50 resubmitted, three failed. */
    @Test
    void lostExecutors() {
        RunProfile run = read("tasks_executors_fail_compressed_eventlog.zstd");
        assertThat(total(run, TaskFigure.TASKS)).isEqualTo(8577);
        assertThat(total(run, TaskFigure.FAILED_TASKS)).isEqualTo(3);
        assertThat(run.failures())
                .extracting(FailureFacts::kind, FailureFacts::attempts)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(FailureFacts.Kind.RESUBMITTED, 50L),
                        org.assertj.core.groups.Tuple.tuple(FailureFacts.Kind.FETCH_FAILED, 2L));
        assertThat(run.cluster().executors())
                .filteredOn(executor -> executor.removed() != null)
                .hasSize(2);
    }

    @Test
    void aSpeculativeCopyThatWasKilled() {
        RunProfile run = read("application_1628109047826_1317105");
        assertThat(total(run, TaskFigure.SPECULATIVE_TASKS)).isEqualTo(1);
        assertThat(total(run, TaskFigure.KILLED_TASKS)).isEqualTo(1);
    }

    @Test
    void oldAndAdaptivePlans() {
        assertThat(read("spark2-eventlog.zstd").jobs()).hasSize(6);
        assertThat(read("local-1642039451826").queries()).anyMatch(query -> query.replans() > 0);
    }

    /**
     * What those who read these logs by hand found, and what they found to be no trouble: a stage of many short tasks
     * that is forty times longer than its median, equal data on a slow machine, few partitions of much data.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            aqeshuffle_eventlog.zstd | spill, garbage-collection | uneven-stage
            eventlog_v2_local-1623876083964 | | *
            db_sim_eventlog | | *
            emr_attempt_1_eventlog.zstd | empty-splits | uneven-stage, slow-task
            eventlog_v2_spark-cc4d115f011443d787f03a71a476a745 | too-few-tasks | uneven-stage
            tasks_executors_fail_compressed_eventlog.zstd | lost-executor, fetch-failure, tiny-tasks | uneven-stage
            application_1628109047826_1317105 | slow-task | uneven-stage
            local-1642039451826 | | *
            truncated_eventlog | incomplete-recording | *
            """)
    void theAdviceIsThatOfThoseWhoReadThem(String log, @Nullable String expected, String wrong) {
        List<Finding> findings = Advisor.rules().advise(read(log)).findings();
        List<String> first = expected == null ? List.of() : List.of(expected.split(", "));
        assertThat(findings).extracting(Finding::id).startsWith(first.toArray(String[]::new));
        if (wrong.equals("*")) assertThat(findings).allMatch(finding -> finding.severity() == Severity.INFO);
        else assertThat(findings).extracting(Finding::id).doesNotContain(wrong.split(", "));
    }

    /** The goals are a median of 1 % and 10 % at most. */
    @Test
    void theReplayMeetsEachRun() throws IOException {
        List<Double> errors = new ArrayList<>();
        try (Stream<Path> logs = Files.list(DIRECTORY)) {
            for (Path log : logs.sorted().toList()) {
                if (List.of("README.md", "driverlog").contains(log.getFileName().toString())) continue;
                errors.add(Advisor.rules()
                        .advise(EventLogs.read(log))
                        .outlook()
                        .error()
                        .value());
            }
        }
        Collections.sort(errors);
        assertThat(errors.get(errors.size() / 2)).as("median of " + errors).isLessThan(0.01);
        assertThat(errors.get(errors.size() - 1)).as("most of " + errors).isLessThan(0.1);
        System.out.println("replay off the run, from least to most: " + errors);
    }

    @Test
    void damageIsSaid() {
        RunProfile truncated = read("truncated_eventlog");
        assertThat(total(truncated, TaskFigure.TASKS)).isEqualTo(21);
        assertThat(truncated.lacks()).extracting(Lack::kind).contains(Lack.Kind.END);
        assertThat(read("malformed_json_eventlog.zstd").lacks())
                .filteredOn(lack -> lack.kind() == Lack.Kind.BROKEN_LINES)
                .extracting(Lack::count)
                .containsExactly(1L);
        assertThatThrownBy(() -> read("driverlog"))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageContaining("is no event log");
    }
}
