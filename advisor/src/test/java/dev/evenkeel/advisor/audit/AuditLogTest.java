package dev.evenkeel.advisor.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.core.error.EvenkeelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final AuditEvent FIRST = new AuditEvent.Began("nightly \"sales\"", List.of("5 pairs", "20 runs"));
    private static final AuditEvent SECOND = new AuditEvent.Recommended(
            "rules",
            0,
            List.of(new Recommendation(
                    "c1", Map.of("spark.sql.shuffle.partitions", "8"), "", "too many tasks", List.of("tiny-tasks"))));
    /** Its text has characters of two, three and four bytes, between which a cut may fall. */
    private static final AuditEvent LAST =
            new AuditEvent.RolledBack("c1", "no-gain", "grün, 漢, 😀\nand a second line", Map.of("a", "b"));

    private static final AuditEvent LATER = new AuditEvent.Deferred("c2", "spark.executor.memory 8g");

    @TempDir
    private Path directory;

    private Path file() {
        return directory.resolve("audit.jsonl");
    }

    private static void write(Path file, AuditEvent... events) {
        try (AuditLog log = AuditLog.open(file, Texts.HASHED, CLOCK)) {
            AuditRun run = log.run("r1");
            for (AuditEvent event : events) run.add(event);
        }
    }

    private static List<AuditEvent> events(Path file) {
        return AuditLog.read(file).records().stream().map(AuditRecord::event).toList();
    }

    @Test
    void whatIsWrittenIsReadBack() {
        write(file(), FIRST, SECOND);
        write(file(), LAST);

        List<AuditRecord> records = AuditLog.read(file()).records();
        assertThat(records).extracting(AuditRecord::event).containsExactly(FIRST, SECOND, LAST);
        assertThat(records).extracting(AuditRecord::number).containsExactly(1L, 2L, 3L);
        assertThat(records).allSatisfy(one -> assertThat(one.time()).isEqualTo(NOW));
        assertThat(AuditLog.read(file()).damages()).isEmpty();
    }

    @Test
    void everyKindOfEventIsReadBack() {
        List<AuditEvent> all = List.of(
                FIRST,
                new AuditEvent.Measured("baseline", "pair 1, without", 4200, 7900, 4000, 2012, -1),
                new AuditEvent.Asked("m", "m-1", "id-7", "STOP", "ab12", "cd34", 1800, 240, "", ""),
                SECOND,
                new AuditEvent.Judged("c1", "accepted", "within-bounds", "between 1 and 100,000"),
                new AuditEvent.Approval("c1", "approved", "anna", ""),
                new AuditEvent.Applied("c1", Map.of("k", "v"), "a session of its own"),
                new AuditEvent.Effect("c1", "WALL", 5, 5, 0.5, 0.25, -1.5, 0.125, 0.03125, "equal"),
                new AuditEvent.Kept("c1", "gain", "faster", Map.of("k", "v")),
                LAST,
                LATER,
                new AuditEvent.Ended("tried-all", "nothing is left to try", Map.of()));
        assertThat(all.stream().<Class<?>>map(AuditEvent::getClass).toList())
                .containsExactlyInAnyOrder(AuditEvent.class.getPermittedSubclasses());

        write(file(), all.toArray(AuditEvent[]::new));

        assertThat(events(file())).isEqualTo(all);
    }

    @Test
    void aLineHasTheFormThatIsPromised() throws IOException {
        write(file(), LATER);

        assertThat(file())
                .hasContent("{\"schemaVersion\":1,\"time\":\"2026-01-01T00:00:00Z\",\"run\":\"r1\",\"number\":1,"
                        + "\"event\":\"deferred\",\"id\":\"c2\",\"text\":\"spark.executor.memory 8g\"}");
    }

    @Test
    void aRecordThatIsCutOffAnywhereIsToldAndTakesNothingWithIt() throws IOException {
        write(file(), FIRST, SECOND);
        int start = Files.readAllBytes(file()).length;
        write(file(), LAST);
        byte[] whole = Files.readAllBytes(file());

        for (int end = start; end <= whole.length; end++) {
            Path cut = directory.resolve("cut-" + end + ".jsonl");
            Files.write(cut, Arrays.copyOf(whole, end));
            boolean isThere = end >= whole.length - 1; // the line feed alone may be missing
            boolean isTorn = end > start && !isThere;
            List<AuditEvent> left = isThere ? List.of(FIRST, SECOND, LAST) : List.of(FIRST, SECOND);

            assertThat(events(cut)).as("cut at %d", end).isEqualTo(left);
            assertThat(AuditLog.read(cut).damages()).as("cut at %d", end).hasSize(isTorn ? 1 : 0);

            write(cut, LATER);
            assertThat(events(cut)).as("continued after %d", end).startsWith(left.toArray(AuditEvent[]::new));
            assertThat(events(cut))
                    .as("continued after %d", end)
                    .endsWith(LATER)
                    .hasSize(left.size() + 1);
            assertThat(AuditLog.read(cut).damages())
                    .as("still told after %d", end)
                    .hasSize(isTorn ? 1 : 0);
        }
    }

    @Test
    void aFirstRecordThatIsCutOffAnywhereIsNoReasonToRefuseTheFile() throws IOException {
        write(file(), FIRST);
        byte[] whole = Files.readAllBytes(file());

        for (int end = 0; end < whole.length - 1; end++) {
            Path cut = directory.resolve("first-" + end + ".jsonl");
            Files.write(cut, Arrays.copyOf(whole, end));
            write(cut, LATER);
            assertThat(events(cut)).as("cut at %d", end).containsExactly(LATER);
        }
    }

    @Test
    void aTornLineIsToldInWords() throws IOException {
        write(file(), FIRST, SECOND);
        byte[] whole = Files.readAllBytes(file());
        int second = Files.readAllLines(file()).get(1).getBytes(UTF_8).length;
        Files.write(file(), Arrays.copyOf(whole, whole.length - 20));

        AuditTrail trail = AuditLog.read(file());
        assertThat(trail.damages())
                .containsExactly("line 2 breaks off after " + (second + 1 - 20)
                        + " bytes, as when its writer is stopped; it is passed over");
        assertThat(trail.explain()).endsWith("note: " + trail.damages().get(0) + "\n");
    }

    @Test
    void aLineOfALaterVersionIsToldAndPassedOver() throws IOException {
        write(file(), FIRST);
        String line = Files.readString(file());
        Files.writeString(file(), line.replace("Version\":1", "Version\":2") + line);

        AuditTrail trail = AuditLog.read(file());
        assertThat(trail.records()).hasSize(1);
        assertThat(trail.damages())
                .containsExactly("line 1 cannot be read and is passed over: it is of version 2, not 1");
    }

    @Test
    void membersOfALaterReleaseArePassedOverAndThoseOfAnEarlierOneAreEmpty() throws IOException {
        write(file(), LATER);
        String line =
                Files.readString(file()).replace(",\"text\":\"spark.executor.memory 8g\"", ",\"new\":[{\"a\":1}]");
        Files.writeString(file(), line);

        assertThat(events(file())).containsExactly(new AuditEvent.Deferred("c2", ""));
    }

    @Test
    void oneSessionWritesAtATimeAndReadingDoesNotGiveItsLockAway() {
        try (AuditLog log = AuditLog.open(file())) {
            log.run("r1").add(FIRST);
            assertThat(events(file())).containsExactly(FIRST);

            assertThatThrownBy(() -> AuditLog.open(file()))
                    .isInstanceOf(EvenkeelException.class)
                    .hasMessageStartingWith("The audit log " + file() + " is being written by another session")
                    .hasMessageEndingWith("Wait until it ends, or name another file.");
        }
        write(file(), LATER);
        assertThat(events(file())).containsExactly(FIRST, LATER);
    }

    @Test
    void aFileOfAnotherKindIsLeftAlone() throws IOException {
        Files.writeString(file(), "id,name\n1,anna");

        assertThatThrownBy(() -> AuditLog.open(file()))
                .isInstanceOf(EvenkeelException.class)
                .hasMessage(file() + " is no audit log, so nothing is added to it. Name a file of its own.");
        assertThat(file()).hasContent("id,name\n1,anna");
    }

    @Test
    void aClosedLogTakesNothing() {
        AuditLog log = AuditLog.open(file());
        AuditRun run = log.run("r1");
        log.close();
        assertThatThrownBy(() -> run.add(FIRST))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageContaining("was closed");
    }

    @Test
    void aWriterThatIsKilledLosesNothingThatItWasToldToBeWritten() throws IOException, InterruptedException {
        Path told = directory.resolve("told");
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessWriter.class.getName(),
                        file().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(told.toFile())
                .start();
        try {
            while (writer.isAlive() && numbers(told) < 200) Thread.sleep(5);
            assertThatThrownBy(() -> AuditLog.open(file())).hasMessageContaining("by another session");
        } finally {
            writer.destroyForcibly();
        }
        assertThat(writer.waitFor(60, TimeUnit.SECONDS)).isTrue();

        int written = numbers(told);
        write(file(), LATER);
        List<AuditRecord> records = AuditLog.read(file()).records();
        // Those that were told, perhaps one that was written and not told any more, and the later one.
        assertThat(records.size()).isBetween(written + 1, written + 2);
        for (int i = 0; i < records.size(); i++)
            assertThat(records.get(i).number()).isEqualTo(i + 1);
        assertThat(records.get(records.size() - 1).event()).isEqualTo(LATER);
    }

    /** {@return how many numbers are there as whole lines} */
    private static int numbers(Path told) throws IOException {
        return (int) Files.readString(told).chars().filter(c -> c == '\n').count();
    }

    /** Writes records as fast as the disk takes them, and says the number of each once it is told to be written. */
    static final class EndlessWriter {
        private EndlessWriter() {}

        public static void main(String[] arguments) {
            try (AuditLog log = AuditLog.open(Path.of(arguments[0]))) {
                AuditRun run = log.run("r1");
                for (long number = 1; ; number++) {
                    run.add(FIRST);
                    System.out.print(number + "\n");
                }
            }
        }
    }
}
