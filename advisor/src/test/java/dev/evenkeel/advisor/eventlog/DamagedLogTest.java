package dev.evenkeel.advisor.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.facts.Lack;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.advisor.spark.RunLog;
import dev.evenkeel.advisor.spark.RunRecorder;
import dev.evenkeel.core.error.EvenkeelException;
import dev.evenkeel.testkit.Seeds;
import dev.evenkeel.testkit.SparkFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to a log, it is read as far as it goes or refused in a sentence. */
class DamagedLogTest {
    private static final byte[] LOG = LogBytes.text(
            Events.VERSION,
            Events.START,
            Events.stage(0),
            Events.task(0, 0, 2000),
            Events.task(0, 1, 3000),
            Events.completed(0),
            Events.END);

    static Stream<Named<byte[]>> logs() {
        return Stream.of(Named.of("written by hand", LOG), Named.of("written by Spark", SparksLog.BYTES));
    }

    @ParameterizedTest
    @MethodSource("logs")
    void aLogCutAtAnyByteIsReadUpToThere(byte[] log) {
        long whole = LogBytes.read(log).totals().value(TaskFigure.TASKS);
        long before = 0;
        int firstLine = new String(log, StandardCharsets.UTF_8).indexOf('\n');
        for (int length = firstLine; length < log.length - 1; length++) {
            RunProfile run = LogBytes.read(Arrays.copyOf(log, length));
            long tasks = run.totals().value(TaskFigure.TASKS);
            assertThat(tasks).as("cut at " + length).isBetween(before, whole);
            before = tasks;
            boolean endsWithALine = log[length - 1] == '\n' || log[length] == '\n';
            assertThat(run.lacks().stream().anyMatch(lack -> lack.kind() == Lack.Kind.CUT_OFF))
                    .as("cut at " + length)
                    .isEqualTo(!endsWithALine);
            assertThat(run.isIncomplete()).as("cut at " + length).isTrue();
        }
        assertThat(before).isEqualTo(whole);
    }

    @Seeds(200)
    void flippedBytesNeverBreakTheReading(long seed) {
        Random random = new Random(seed);
        byte[] damaged = (seed % 2 == 0 ? LOG : SparksLog.BYTES).clone();
        for (int flip = 0; flip < 20; flip++)
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
        try {
            RunProfile run = LogBytes.read(damaged);
            assertThat(run.toJson()).startsWith("{\"schemaVersion\"");
        } catch (EvenkeelException refused) {
            assertThat(refused).hasMessageContaining("log");
        }
    }

    /** The log of a query of two tasks, written by Spark's own listener when a test first asks for it. */
    private static final class SparksLog {
        private static final byte[] BYTES = write();

        private static byte[] write() {
            SparkSession spark = SparkFixture.spark();
            RunLog log = RunLog.start(spark);
            try (RunRecorder recorder = RunRecorder.start(spark)) {
                spark.range(0, 4, 1, 2).toJavaRDD().count();
                long tasks = recorder.profile().totals().value(TaskFigure.TASKS);
                byte[] bytes = Files.readAllBytes(log.end());
                assertThat(LogBytes.read(bytes).totals().value(TaskFigure.TASKS))
                        .isEqualTo(tasks);
                return bytes;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
