package dev.evenkeel.advisor.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.facts.Lack;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.core.error.EvenkeelException;
import dev.evenkeel.testkit.Seeds;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

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

    @Test
    void aLogCutAtAnyByteIsReadUpToThere() {
        long whole = LogBytes.read(LOG).totals().value(TaskFigure.TASKS);
        long before = 0;
        for (int length = Events.VERSION.length(); length < LOG.length - 1; length++) {
            RunProfile run = LogBytes.read(Arrays.copyOf(LOG, length));
            long tasks = run.totals().value(TaskFigure.TASKS);
            assertThat(tasks).as("cut at " + length).isBetween(before, whole);
            before = tasks;
            boolean endsWithALine = LOG[length - 1] == '\n' || LOG[length] == '\n';
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
        byte[] damaged = LOG.clone();
        for (int flip = 0; flip < 20; flip++)
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
        try {
            RunProfile run = LogBytes.read(damaged);
            assertThat(run.toJson()).startsWith("{\"schemaVersion\"");
        } catch (EvenkeelException refused) {
            assertThat(refused).hasMessageContaining("log");
        }
    }
}
