package dev.evenkeel.advisor.ledger;

import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.advisor.facts.TaskTrace;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Launch, slot time and executor of a stage's tasks, or of every n-th of them, in bounded memory. Not thread-safe.
 *
 * <p>Example: with room for 4, tasks 0 to 3 are all kept; at the fifth only every second stays, at the ninth every
 * fourth. Which tasks stay follows from their index alone, so that slow tasks are as likely to be kept as fast ones.
 */
final class TaskSample {
    private final int room;
    private long[] launches = new long[16];
    private long[] ends = new long[16];
    private long[] nanos = new long[16];
    private int[] indexes = new int[16];
    private String[] executors = new String[16];
    private int kept;
    private int every = 1;

    TaskSample(int room) {
        this.room = room;
    }

    /** Takes in a task that succeeded. */
    void add(TaskEnd task) {
        int index = task.index();
        while (index % every == 0 && kept == room) {
            if (every > Integer.MAX_VALUE / 2) return;
            thin();
        }
        if (index % every != 0) return;
        if (kept == nanos.length) grow();
        indexes[kept] = index;
        launches[kept] = task.launchMillis();
        ends[kept] = task.launchMillis() + task.workedMillis();
        nanos[kept] = task.figures().value(TaskFigure.SLOT_NANOS);
        executors[kept] = task.executor();
        kept++;
    }

    private void grow() {
        int length = Math.min(room, 2 * kept);
        indexes = Arrays.copyOf(indexes, length);
        launches = Arrays.copyOf(launches, length);
        ends = Arrays.copyOf(ends, length);
        nanos = Arrays.copyOf(nanos, length);
        executors = Arrays.copyOf(executors, length);
    }

    private void thin() {
        every *= 2;
        int left = 0;
        for (int at = 0; at < kept; at++) {
            if (indexes[at] % every != 0) continue;
            indexes[left] = indexes[at];
            launches[left] = launches[at];
            ends[left] = ends[at];
            nanos[left] = nanos[at];
            executors[left] = executors[at];
            left++;
        }
        kept = left;
    }

    /** {@return true where not all tasks are kept} */
    boolean isThinned() {
        return every > 1;
    }

    /** {@return the tasks kept; those of the same millisecond in the order of their index} */
    TaskTrace trace() {
        int[] order = IntStream.range(0, kept)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(at -> launches[at]).thenComparingInt(at -> indexes[at]))
                .mapToInt(Integer::intValue)
                .toArray();
        return TaskTrace.of(
                Arrays.stream(order).mapToLong(at -> launches[at]).toArray(),
                Arrays.stream(order).mapToLong(at -> nanos[at]).toArray(),
                Arrays.stream(order).mapToObj(at -> executors[at]).toArray(String[]::new),
                every);
    }

    /**
     * {@return the most tasks that worked at once; n times those kept where every n-th is kept}
     *
     * <p>Neither start and end events nor slot times can be counted instead: Spark launches the next task of a slot
     * before it has taken note of the end of the last one.
     */
    int mostAtOnce() {
        long[] started = Arrays.copyOf(launches, kept);
        long[] ended = Arrays.copyOf(ends, kept);
        Arrays.sort(started);
        Arrays.sort(ended);
        int most = Math.min(kept, 1);
        int over = 0;
        for (int at = 0; at < kept; at++) {
            while (ended[over] <= started[at] && over < at) over++;
            most = Math.max(most, at + 1 - over);
        }
        return most * every;
    }
}
