package dev.evenkeel.advisor.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.advisor.ReadingProgress;
import dev.evenkeel.advisor.facts.FailureFacts;
import dev.evenkeel.advisor.facts.Lack;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.core.error.EvenkeelException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class LogReadingTest {
    private static final String[] WHOLE = {
        Events.VERSION,
        Events.START,
        Events.stage(0),
        Events.task(0, 0, 2000),
        Events.task(0, 1, 3000),
        Events.completed(0),
        Events.END
    };

    @Test
    void aWholeLogLacksNothing() {
        RunProfile run = LogBytes.read(WHOLE);
        assertThat(run.lacks()).isEmpty();
        assertThat(run.application().name()).isEqualTo("sales");
        assertThat(run.application().sparkLine()).contains("3.5");
        assertThat(run.wall()).hasSeconds(8);
        assertThat(run.totals().value(TaskFigure.TASKS)).isEqualTo(2);
        assertThat(run.totals().value(TaskFigure.RUN_NANOS)).isEqualTo(1_800_000_000L);
        assertThat(run.totals().value(TaskFigure.SCHEDULER_DELAY_NANOS)).isEqualTo(200_000_000L);
        assertThat(run.totals().value(TaskFigure.SHUFFLE_READ_BYTES)).isEqualTo(14);
        assertThat(run.stage(0).orElseThrow().scheduled().length()).hasSeconds(6);
    }

    @Test
    void brokenLinesAreLeftOutAndCounted() {
        RunProfile run = LogBytes.read(
                Events.VERSION,
                Events.START,
                "{\"Event\":\"SparkListenerEnvironmentUpdate\",\"JVM Inf",
                "",
                "no JSON",
                "{\"Event\":\"SparkListenerJobStart\",\"Job ID\":\"many\"}",
                Events.END);
        assertThat(run.lacks())
                .extracting(Lack::kind, Lack::count)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Lack.Kind.BROKEN_LINES, 3L));
    }

    @Test
    void eventsThatNobodyKnowsAreNoLack() {
        RunProfile run = LogBytes.read(
                Events.VERSION,
                Events.START,
                "{\"Event\":\"com.databricks.backend.daemon.driver.DBCEventLoggingListener$Odd\",\"x\":{}}",
                "{ \"Event\" : \"SparkListenerExecutorAdded\" , \"Timestamp\" : 1500 , \"Executor ID\" : \"1\" ,"
                        + " \"Executor Info\" : { \"Host\" : \"h\" , \"Total Cores\" : 4 , \"New\" : [ 1 ] } }",
                Events.END);
        assertThat(run.lacks()).isEmpty();
        assertThat(run.slots()).isEqualTo(4);
    }

    @Test
    void aLogWithoutEndSaysSo() {
        RunProfile run = LogBytes.read(Events.VERSION, Events.START, Events.stage(0), Events.task(0, 0, 2000));
        assertThat(run.lacks()).extracting(Lack::kind).containsExactly(Lack.Kind.END);
        assertThat(run.wall()).hasSeconds(2); // to the last event
    }

    @Test
    void anAttemptThatFailedIsCountedByItsReason() {
        RunProfile run = LogBytes.read(
                Events.VERSION,
                Events.START,
                Events.stage(0),
                Events.task(0, 0, 2000, "{\"Reason\":\"Resubmitted\"}"),
                Events.task(0, 0, 2000),
                Events.task(
                        0,
                        1,
                        2000,
                        "{\"Reason\":\"ExceptionFailure\",\"Class Name\":\"java.lang.OutOfMemoryError\","
                                + "\"Description\":\"Java heap space\\nat x\",\"Stack Trace\":[]}"),
                Events.task(0, 1, 3000, "{\"Reason\":\"TaskKilled\",\"Kill Reason\":\"another attempt succeeded\"}"),
                Events.END);
        assertThat(run.failures())
                .extracting(FailureFacts::kind)
                .containsExactlyInAnyOrder(
                        FailureFacts.Kind.RESUBMITTED, FailureFacts.Kind.ERROR, FailureFacts.Kind.KILLED);
        FailureFacts error = run.failures().stream()
                .filter(failure -> failure.kind() == FailureFacts.Kind.ERROR)
                .findFirst()
                .orElseThrow();
        assertThat(error.type()).isEqualTo("java.lang.OutOfMemoryError");
        assertThat(error.message()).isEqualTo("Java heap space");
        assertThat(run.totals().value(TaskFigure.TASKS)).isEqualTo(1);
        assertThat(run.totals().value(TaskFigure.FAILED_TASKS)).isEqualTo(1);
        assertThat(run.totals().value(TaskFigure.KILLED_TASKS)).isEqualTo(1);
    }

    @Test
    void partsOfARollingLogComeInTheirOrderAndMissingOnesAreCounted() {
        LogFile first = LogBytes.file("events_2_app", Events.VERSION, Events.START, Events.stage(0));
        LogFile second = LogBytes.file("events_10_app", Events.task(0, 0, 2000), Events.END);
        LogFile status = LogBytes.file("appstatus_app", new byte[0]);
        RunProfile run = LogBytes.directory(second, status, first);
        assertThat(run.totals().value(TaskFigure.TASKS)).isEqualTo(1);
        assertThat(run.stages()).hasSize(1);
        assertThat(run.lacks())
                .extracting(Lack::kind, Lack::count)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Lack.Kind.FILES, 8L));
    }

    @Test
    void aCompactFileStandsForAllUpToItsNumber() {
        RunProfile run = LogBytes.directory(
                LogBytes.file("events_1_app", Events.task(0, 0, 2000)),
                LogBytes.file("events_2_app", Events.task(0, 1, 2000)),
                LogBytes.file("events_2_app.compact", Events.VERSION, Events.START, Events.stage(0)),
                LogBytes.file("events_3_app", Events.task(0, 2, 2000), Events.END));
        assertThat(run.totals().value(TaskFigure.TASKS)).isEqualTo(1);
        assertThat(run.lacks()).isEmpty();
    }

    @Test
    void theNewestFileOfDatabricksHasNoDate() {
        RunProfile run = LogBytes.directory(
                LogBytes.file("eventlog", Events.task(0, 1, 3000), Events.END),
                LogBytes.file("eventlog-2021-06-15--16-00", Events.task(0, 0, 2000)),
                LogBytes.file("eventlog-2021-06-15--15-00", Events.VERSION, Events.START, Events.stage(0)));
        assertThat(run.stage(0).orElseThrow().tasks()).isEqualTo(2);
    }

    /** Before 1.3 there was no version, no attempt of a stage, and one RDD to a stage. */
    @Test
    void aLogOfTheFirstSparkIsReadAsFarAsItGoes() {
        RunProfile run = LogBytes.directory(
                LogBytes.file("SPARK_VERSION_1.0.0", new byte[0]),
                LogBytes.file("APPLICATION_COMPLETE", new byte[0]),
                LogBytes.file(
                        "EVENT_LOG_1",
                        Events.START,
                        "{\"Event\":\"SparkListenerJobStart\",\"Job ID\":0,\"Stage IDs\":[0]}",
                        "{\"Event\":\"SparkListenerStageSubmitted\",\"Stage Info\":{\"Stage ID\":0,\"Stage Name\":"
                                + "\"count at A.java:1\",\"Number of Tasks\":1,\"RDD Info\":{\"RDD ID\":1},"
                                + "\"Emitted Task Size Warning\":false},\"Properties\":{}}",
                        "{\"Event\":\"SparkListenerTaskEnd\",\"Stage ID\":0,\"Task Type\":\"ResultTask\",\"Task End"
                                + " Reason\":{\"Reason\":\"Success\"},\"Task Info\":{\"Task ID\":0,\"Index\":0,\"Launch"
                                + " Time\":2000,\"Executor ID\":\"0\",\"Host\":\"h\",\"Finish Time\":2500},\"Task"
                                + " Metrics\":{\"Host Name\":\"h\",\"Executor Run Time\":400}}",
                        Events.END));
        assertThat(run.lacks()).extracting(Lack::kind).containsExactly(Lack.Kind.VERSION);
        assertThat(run.jobs())
                .singleElement()
                .satisfies(job -> assertThat(job.stages()).containsExactly(0));
        assertThat(run.stage(0).orElseThrow().slotTime()).hasMillis(500);
    }

    @Test
    void aZipOfARollingLogIsThatLog() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("eventlog_v2_app/events_2_app"));
            zip.write(LogBytes.text(Events.task(0, 0, 2000), Events.END));
            zip.putNextEntry(new ZipEntry("eventlog_v2_app/events_1_app"));
            zip.write(LogBytes.text(Events.VERSION, Events.START, Events.stage(0)));
        }
        RunProfile run = LogBytes.read(bytes.toByteArray());
        assertThat(run.stage(0).orElseThrow().tasks()).isEqualTo(1);
        assertThat(run.lacks()).isEmpty();
    }

    @Test
    void anotherFileIsRefusedInASentence() {
        String[] messages = new String[5000];
        for (int at = 0; at < messages.length; at++) messages[at] = "21/06/16 15:00:00 INFO SparkContext: Running";
        assertThatThrownBy(() -> LogBytes.read(messages))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageContaining("is no event log");
        assertThatThrownBy(() -> LogBytes.read(new byte[0]))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageContaining("is empty");
        assertThatThrownBy(() -> LogBytes.directory(LogBytes.file("a.csv", "x"), LogBytes.file("b.csv", "y")))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageContaining("no rolling event log");
    }

    @Test
    void aLineWithoutEndIsPassedOverInBoundedMemory() throws IOException {
        byte[] text = ("short\n" + "x".repeat(100_000) + "\nnext").getBytes(StandardCharsets.UTF_8);
        Lines lines = new Lines(new java.io.ByteArrayInputStream(text), 4096);
        assertThat(lines.next()).isTrue();
        assertThat(lines.length()).isEqualTo(5);
        assertThat(lines.next()).isTrue();
        assertThat(lines.isTooLong()).isTrue();
        assertThat(lines.next()).isTrue();
        assertThat(new String(lines.bytes(), lines.from(), lines.length(), StandardCharsets.UTF_8))
                .isEqualTo("next");
        assertThat(lines.isTooLong()).isFalse();
        assertThat(lines.isCut()).isTrue();
        assertThat(lines.next()).isFalse();
    }

    @Test
    void theProgressRisesToTheWhole() {
        byte[] log = LogBytes.text(WHOLE);
        List<Long> told = new ArrayList<>();
        ReadingProgress progress = (done, all) -> {
            assertThat(done).isLessThanOrEqualTo(all);
            told.add(done);
        };
        LogReading.of(new LogPlace("log", false, List.of(LogBytes.file("log", log))), progress);
        assertThat(told).isSorted().endsWith((long) log.length);
    }
}
