package dev.evenkeel.advisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvenkeelTest {
    @TempDir
    private Path directory;

    private record Ended(int code, String out, String err) {}

    private static Ended run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new Evenkeel(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(words);
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private String log(int day, int longestSeconds) throws Exception {
        return SmallLog.in(directory, "sales", day, longestSeconds).toString();
    }

    @Test
    void helpIsPrintedAndFine() {
        assertThat(run("--help")).isEqualTo(new Ended(0, Usage.TEXT, ""));
        assertThat(run("advise", "--no-such", "-h").code()).isZero();
        assertThat(Usage.TEXT.lines()).allMatch(line -> line.length() <= 100);
    }

    /** A Java of its own, with the class path of this one and none of its flags. */
    @Test
    void itStartsWithoutFlagsAndSaysNothingButItsReport() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        Process process = new ProcessBuilder(
                        java.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Evenkeel.class.getName(),
                        "advise",
                        log(0, 60),
                        "--quiet",
                        "--fail-on",
                        "severe")
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(err).hasContent("");
        assertThat(out).content().startsWith("sales: 60.0 s on 8 slots, ");
        assertThat(process.exitValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            | Say what to do: advise LOG. See --help.
            advice log | There is no command advice, only advise. See --help.
            advise | Name at least one event log. See --help.
            advise --jsn log | There is no option --jsn. See --help.
            advise log --html | --html needs a value. See --help.
            advise log --html --json | --html needs a value. See --help.
            advise a b --html page | --html writes the page of one log, and there are 2. Name one, or leave it out.
            advise log --fail-on high | --fail-on takes info, low, moderate, severe or critical, and not high.
            advise log --price 1,5 | --price takes a number above 0, such as 0.05, 0.192/4 for 4 cores, or m5.xlarge, and not 1,5.
            advise log --price 0/4 | --price takes a number above 0, such as 0.05, 0.192/4 for 4 cores, or m5.xlarge, and not 0/4.
            advise log --runs-per-month 0 | --runs-per-month takes a number above 0, such as 30, and not 0.
            advise log --runs-per-month 30 | --runs-per-month needs --price, which says what a core costs.
            advise log --deadline 2d --history h | --deadline takes a time such as 90s, 45m or 2h, and not 2d.
            advise log --deadline 2h | --deadline needs --history, which says where earlier runs are kept.
            """)
    void whatIsNotUnderstoodIsSaidInOneSentence(String words, String sentence) {
        String[] given = words == null ? new String[0] : words.split(" ");
        assertThat(run(given)).isEqualTo(new Ended(2, "", "evenkeel: " + sentence + "\n"));
    }

    @Test
    void aReportIsPrintedAndASevereFindingFailsWhereAsked() throws Exception {
        Ended plain = run("advise", log(0, 60));
        assertThat(plain.code()).isZero();
        assertThat(plain.out()).startsWith("sales: 60.0 s on 8 slots, ").contains("CRITICAL uneven-stage in stage 0.0");
        assertThat(plain.err()).isEmpty();
        assertThat(run("advise", log(0, 60), "--fail-on", "critical").code()).isEqualTo(1);
        assertThat(run("advise", log(0, 60), "--fail-on=severe", "--suppress=uneven-stage,slow-task,idle-cores")
                        .code())
                .isZero();
    }

    @Test
    void aLogThatCannotBeReadIsNamedAndTheOthersAreRead() throws Exception {
        Ended ended = run("advise", directory.resolve("nothing").toString(), log(0, 60), "--fail-on", "info");
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err())
                .startsWith("evenkeel: ")
                .contains("nothing does not exist")
                .hasLineCount(1);
        assertThat(ended.out()).startsWith("sales: ");
    }

    @Test
    void jsonIsALineForEachLogAndNothingElse() throws Exception {
        Ended ended = run(
                "advise",
                log(0, 60),
                log(1, 10),
                "--json",
                "--history",
                directory.resolve("h").toString());
        assertThat(ended.out()).hasLineCount(2);
        for (String line : ended.out().lines().toList()) {
            assertThat(new ObjectMapper().readTree(line).get("application").asText())
                    .isEqualTo("sales");
        }
    }

    @Test
    void thePageIsWrittenBesideTheText() throws Exception {
        Path page = directory.resolve("page.html");
        assertThat(run("advise", "--html", page.toString(), log(0, 60)).out()).startsWith("sales: ");
        assertThat(page).content().startsWith("<!DOCTYPE html>").contains("uneven-stage");
        Ended nowhere = run(
                "advise",
                log(0, 60),
                "--html",
                directory.resolve("no/such/page").toString());
        assertThat(nowhere.code()).isEqualTo(3);
        assertThat(nowhere.err()).contains("cannot be written").hasLineCount(1);
    }

    @Test
    void aRunThatIsSlowerThanEarlierOnesGivesAnAlert() throws Exception {
        String history = directory.resolve("history").toString();
        Path alerts = directory.resolve("alerts.jsonl");
        for (int day = 0; day < 3; day++) {
            Ended even = run("advise", log(day, 10), "--history", history, "--fail-on", "severe");
            assertThat(even.code()).isZero();
            assertThat(even.out()).doesNotContain("alert: ");
        }
        Ended slow =
                run("advise", log(3, 60), "--history", history, "--alerts", alerts.toString(), "--fail-on", "severe");
        assertThat(slow.code()).isEqualTo(1);
        assertThat(slow.out())
                .contains("alert: SEVERE run-slower: it took 60.0 s, 6.0 x the median of 3 earlier runs, 10.0 s "
                        + "(limit 2.0 x)\n")
                .contains("newly-skewed: the stage \"join at Sales.java:31\" is uneven");
        JsonNode first = new ObjectMapper().readTree(Files.readAllLines(alerts).get(0));
        assertThat(first.get("name").asText()).isEqualTo("sales");
        assertThat(Files.readAllLines(alerts)).anyMatch(line -> line.contains("\"code\":\"run-slower\""));
    }

    @Test
    void aPriceMakesTheRunCost() throws Exception {
        assertThat(run("advise", log(0, 60), "--price", "0.96/8").out())
                .as("8 cores for 60 s are 0.133 core-hours at 0.12 each")
                .contains("  0.016 for 0.13 core-hours at 0.12 each\n");
        assertThat(run("advise", log(0, 60), "--price", "m5.xlarge", "--runs-per-month=30")
                        .out())
                .as("0.133 core-hours at 0.192 / 4 each, 30 times")
                .contains("  0.0064 for 0.13 core-hours at 0.048 each, 0.19 a month\n");
    }

    @Test
    void progressIsALineEveryTwoSeconds() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AtomicLong nanos = new AtomicLong();
        ProgressLines progress = new ProgressLines(new PrintStream(out), "log", nanos::get);
        for (int second = 1; second <= 5; second++) {
            nanos.addAndGet(1_000_000_000);
            progress.read(second << 20, 8 << 20);
        }
        nanos.addAndGet(2_000_000_000);
        progress.read(9 << 20, 9 << 20);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                        evenkeel: log: 25.0 % of 8.0 MiB
                        evenkeel: log: 50.0 % of 8.0 MiB
                        evenkeel: log: 9.0 MiB read
                        """);
    }
}
