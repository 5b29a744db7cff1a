package dev.evenkeel.advisor.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.ReadingProgress;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.TaskFigure;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A log of tasks that is made while it is read: 32 MB, or what the system property {@code evenkeel.log.megabytes} says,
 * such as a gigabyte by {@code mvn verify -pl core,skew,advisor -Dtest=LargeLogTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Devenkeel.log.megabytes=1000}.
 */
class LargeLogTest {
    private static final long SIZE = Long.getLong("evenkeel.log.megabytes", 32) * 1_000_000;

    @Test
    void memoryDoesNotGrowWithTheLog() {
        long[] memory = new long[2];
        ReadingProgress progress = (done, all) -> {
            if (done > SIZE / 4 && memory[0] == 0) memory[0] = used();
            if (done > SIZE * 9 / 10 && memory[1] == 0) memory[1] = used();
        };
        Tasks tasks = new Tasks();
        LogFile file = new LogFile("log", SIZE, () -> tasks);
        RunProfile run = LogReading.of(new LogPlace("log", false, List.of(file)), progress);
        assertThat(run.totals().value(TaskFigure.TASKS))
                .isEqualTo(tasks.written)
                .isPositive();
        assertThat(memory[1] - memory[0])
                .as("bytes more at nine tenths than at a quarter")
                .isLessThan(1 << 20);
    }

    @SuppressWarnings("CallToSystemGC")
    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Line after line of one stage's tasks. */
    private static final class Tasks extends InputStream {
        private byte[] line = LogBytes.text(Events.VERSION, Events.START, Events.stage(0));
        private int at;
        private long made = line.length;
        private long written;

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            if (at == line.length) {
                if (made >= SIZE) return -1;
                line = (Events.task(0, (int) written, 2000 + written) + "\n").getBytes(StandardCharsets.UTF_8);
                written++;
                made += line.length;
                at = 0;
            }
            int count = Math.min(length, line.length - at);
            System.arraycopy(line, at, to, offset, count);
            at += count;
            return count;
        }
    }
}
