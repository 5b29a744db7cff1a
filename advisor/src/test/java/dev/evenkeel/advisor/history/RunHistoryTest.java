package dev.evenkeel.advisor.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.advisor.Advisor;
import dev.evenkeel.advisor.SampleRun;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.hadoop.HadoopSettings;
import dev.evenkeel.core.error.EvenkeelException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of 10 s a day, unless told otherwise. */
class RunHistoryTest {
    private static final Instant FIRST = Instant.parse("2026-01-01T02:00:00Z");
    private static final long MEBIBYTE = 1 << 20;
    private static final PastFinding UNEVEN = new PastFinding("uneven-stage", "join at A.java:1", Severity.SEVERE);

    @TempDir
    private Path directory;

    private static PastRun run(
            int day,
            int seconds,
            long inputBytes,
            @Nullable Double memory,
            List<PastFinding> findings,
            List<PlanShape> plans) {
        return new PastRun(
                "nightly sales",
                "app-" + day,
                FIRST.plus(Duration.ofDays(day)),
                Duration.ofSeconds(seconds),
                true,
                inputBytes,
                inputBytes / 100,
                10,
                memory,
                64 * MEBIBYTE,
                findings,
                plans);
    }

    private static PastRun run(int day, int seconds) {
        return run(day, seconds, 100 * MEBIBYTE, 0.5, List.of(), List.of());
    }

    private RunHistory history() {
        return RunHistory.in(directory.toString());
    }

    private RunHistory with(PastRun... runs) {
        for (PastRun run : runs) history().add(run);
        return history();
    }

    private static List<String> codes(List<Alert> alerts) {
        return alerts.stream().map(Alert::code).toList();
    }

    @Test
    void aRunComesBackAsItWas() {
        PastRun run = run(0, 10, 5, null, List.of(UNEVEN), List.of(new PlanShape("count \"x\"\n", "1 Exchange")));
        assertThat(with(run).earlier(run(1, 10))).containsExactly(run);
    }

    @Test
    void theSameRunAddedAgainReplacesItselfAndIsNotItsOwnBaseline() throws Exception {
        RunHistory history = with(run(0, 10), run(1, 10), run(1, 11));
        assertThat(history.earlier(run(1, 10))).containsExactly(run(0, 10));
        assertThat(history.earlier(run(2, 10))).containsExactly(run(0, 10), run(1, 11));
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(2);
        }
    }

    @Test
    void runsOfOtherNamesAreOthers() {
        PastRun other =
                new PastRun("nightly/sales", "x", FIRST, Duration.ZERO, true, 0, 0, 0, null, 0, List.of(), List.of());
        assertThat(with(other).earlier(run(1, 10))).isEmpty();
    }

    @Test
    void twiceTheMedianIsSlowerAndLessIsNot() {
        RunHistory history = with(run(0, 9), run(1, 10), run(2, 300));
        assertThat(history.compare(run(3, 20))).isEmpty();
        assertThat(history.compare(run(3, 25)))
                .extracting(Alert::toString)
                .containsExactly("SEVERE run-slower: it took 25.0 s, 2.5 x the median of 3 earlier runs, 10.0 s "
                        + "(limit 2.0 x)");
    }

    @Test
    void shortRunsDoubleByChance() {
        assertThat(with(run(0, 1), run(1, 1), run(2, 1)).compare(run(3, 5))).isEmpty();
    }

    @Test
    void twoRunsMakeNoMedian() {
        assertThat(with(run(0, 10), run(1, 10)).compare(run(2, 100))).isEmpty();
    }

    @Test
    void failedRunsAreNoBaseline() {
        PastRun failed = new PastRun(
                "nightly sales", "f", FIRST, Duration.ofSeconds(1), false, 0, 0, 0, null, 0, List.of(), List.of());
        RunHistory history = with(failed, run(1, 100), run(2, 100), run(3, 100));
        assertThat(history.compare(run(4, 150))).isEmpty();
    }

    @Test
    void onlyTheLastRunsCount() {
        RunHistory history = with(run(0, 10), run(1, 10), run(2, 10), run(3, 100), run(4, 100), run(5, 100))
                .withOptions(HistoryOptions.defaults().withRuns(3));
        assertThat(history.compare(run(6, 150))).isEmpty();
    }

    @Test
    void aFullHeapAndAMissedDeadlineNeedNoHistory() {
        PastRun full = run(0, 100, 1, 0.95, List.of(), List.of());
        HistoryOptions options = HistoryOptions.defaults().withDeadline(Duration.ofSeconds(90));
        assertThat(codes(history().withOptions(options).compare(full)))
                .containsExactly("deadline-missed", "memory-tight");
    }

    @Test
    void anInputThatDoubledIsTold() {
        RunHistory history = with(run(0, 10), run(1, 10), run(2, 10));
        PastRun grown = run(3, 10, 250 * MEBIBYTE, 0.5, List.of(), List.of());
        assertThat(history.compare(grown))
                .extracting(Alert::sentence)
                .containsExactly("it read 250.0 MiB, 2.5 x the median of 3 earlier runs, 100.0 MiB (limit 2.0 x)");
    }

    @Test
    void aStageIsNewlySkewedOnce() {
        PastRun skewed = run(1, 10, 100 * MEBIBYTE, 0.5, List.of(UNEVEN), List.of());
        RunHistory history = with(run(0, 10));
        assertThat(history.compare(skewed))
                .extracting(Alert::toString)
                .containsExactly("SEVERE newly-skewed: the stage \"join at A.java:1\" is uneven, and was not in the "
                        + "earlier run");
        history.add(skewed);
        assertThat(history.compare(run(2, 10, 100 * MEBIBYTE, 0.5, List.of(UNEVEN), List.of())))
                .isEmpty();
    }

    @Test
    void aPlanThatChangedIsToldWithBothShapes() {
        PastRun before =
                run(0, 10, 100 * MEBIBYTE, 0.5, List.of(), List.of(new PlanShape("count", "1 BroadcastHashJoin")));
        PastRun now = run(
                1, 10, 100 * MEBIBYTE, 0.5, List.of(), List.of(new PlanShape("count", "2 Exchange, 1 SortMergeJoin")));
        assertThat(with(before).compare(now))
                .extracting(Alert::toString)
                .containsExactly(
                        "INFO plan-changed: the query \"count\" ran as 2 Exchange, 1 SortMergeJoin, and before "
                                + "as 1 BroadcastHashJoin");
    }

    @Test
    void memoryThatGrowsEvenlyReachesItsLimitOnTheDayThatTheLineSays() {
        PastRun[] runs = new PastRun[10];
        for (int day = 0; day < 10; day++) {
            runs[day] = run(day, 10, 100 * MEBIBYTE, 0.50 + 0.02 * day, List.of(), List.of());
        }
        PastRun now = run(10, 10, 100 * MEBIBYTE, 0.70, List.of(), List.of());
        assertThat(with(runs).compare(now))
                .as("0.70 on day 10, 0.02 a day, to 0.90")
                .extracting(Alert::sentence)
                .containsExactly("the fullest heap reaches 90.0 % of what it was given in about 10 days (10 to 10), if "
                        + "it goes on growing as in the runs so far");
    }

    @Test
    void whatDoesNotSurelyGrowIsNotForetold() {
        PastRun[] runs = new PastRun[10];
        for (int day = 0; day < 10; day++) {
            runs[day] = run(day, 10, 100 * MEBIBYTE, day % 2 == 0 ? 0.85 : 0.80, List.of(), List.of());
        }
        assertThat(with(runs).compare(run(10, 10, 100 * MEBIBYTE, 0.86, List.of(), List.of())))
                .isEmpty();
    }

    @Test
    void aDeadlineFarAheadIsNotForetold() {
        PastRun[] runs = new PastRun[10];
        for (int day = 0; day < 10; day++) runs[day] = run(day, 60 + day);
        RunHistory history = with(runs);
        HistoryOptions near = HistoryOptions.defaults().withDeadline(Duration.ofSeconds(90));
        assertThat(codes(history.withOptions(near).compare(run(10, 70))))
                .as("20 s at a second a day")
                .containsExactly("limit-ahead");
        assertThat(history.withOptions(near.withHorizon(19)).compare(run(10, 70)))
                .isEmpty();
    }

    /** Hadoop's own local file system under a scheme of ours, as an object store's jar brings its own. */
    public static final class HereFileSystem extends RawLocalFileSystem {
        @Override
        public URI getUri() {
            return URI.create("here:///");
        }
    }

    @Test
    void aFolderOnAFileSystemOfHadoopsIsAsGood() {
        HadoopSettings settings = HadoopSettings.of(
                Map.of("spark.hadoop.fs.here.impl", HereFileSystem.class.getName(), "spark.executor.memory", "1g"));
        RunHistory history = RunHistory.in("here://" + directory.resolve("far"), settings);
        assertThat(history.earlier(run(0, 10))).as("a folder that is not there").isEmpty();
        for (int day = 0; day < 3; day++) history.add(run(day, 10));
        history.add(run(2, 11));
        assertThat(history.earlier(run(3, 30))).containsExactly(run(0, 10), run(1, 10), run(2, 11));
        assertThat(codes(history.compare(run(3, 30)))).containsExactly("run-slower");
        assertThat(RunHistory.in(directory.resolve("far").toString()).earlier(run(3, 30)))
                .as("the same files by their path")
                .hasSize(3);
    }

    @Test
    void aFileSystemThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> RunHistory.in("nosuch://bucket/history").earlier(run(0, 10)))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageContaining("nosuch");
    }

    @Test
    void aBrokenLineIsPassedOver() throws Exception {
        RunHistory history = with(run(0, 10), run(1, 10));
        try (Stream<Path> files = Files.walk(directory)) {
            Path first = files.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
            Files.writeString(first, "{\"schemaVersion\":1,\"start\":\"yesterday\"}\n{half");
        }
        assertThat(history.earlier(run(2, 10))).containsExactly(run(1, 10));
    }

    @Test
    void aFolderThatIsAFileIsSaidInOneSentence() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThatThrownBy(() -> RunHistory.in(file.toString()).add(run(0, 10)))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void aRecordedRunIsKeptByItsFiguresAndFindings() {
        RunProfile profile = SampleRun.named("nightly sales");
        PastRun run = PastRun.of(profile, Advisor.rules().advise(profile));
        assertThat(run.wall()).isEqualTo(Duration.ofSeconds(100));
        assertThat(run.start()).isEqualTo(SampleRun.START);
        assertThat(run.good()).isTrue();
        assertThat(run.memoryShare()).isNull();
        assertThat(run.findings()).extracting(PastFinding::id).contains("uneven-stage");
        assertThat(run.findings()).extracting(PastFinding::place).contains("join nightly sales");
    }

    @Test
    void alertsGoToAFileAsLinesOfJson() throws Exception {
        Path file = directory.resolve("alerts.jsonl");
        AlertSink.file(file).take(run(0, 10), List.of());
        assertThat(file).doesNotExist();
        Alert alert = new Alert("run-slower", Severity.SEVERE, "it took \"long\"");
        AlertSink.file(file).take(run(0, 10), List.of(alert));
        AlertSink.file(file).take(run(1, 10), List.of(alert));
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "{\"name\":\"nightly sales\",\"id\":\"app-0\",\"start\":\"2026-01-01T02:00:00Z\","
                                + "\"code\":\"run-slower\",\"severity\":\"SEVERE\",\"sentence\":\"it took \\\"long\\\"\"}",
                        "{\"name\":\"nightly sales\",\"id\":\"app-1\",\"start\":\"2026-01-02T02:00:00Z\","
                                + "\"code\":\"run-slower\",\"severity\":\"SEVERE\",\"sentence\":\"it took \\\"long\\\"\"}");
    }

    @Test
    void optionsThatMakeNoSenseAreRefused() {
        HistoryOptions options = HistoryOptions.defaults();
        assertThatIllegalArgumentException().isThrownBy(() -> options.withRuns(2));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withSlower(1));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withLarger(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withMemory(1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withDeadline(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withHorizon(0));
    }
}
