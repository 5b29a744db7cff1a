package dev.evenkeel.advisor.ledger;

import dev.evenkeel.advisor.facts.FailureFacts.Kind;
import dev.evenkeel.advisor.facts.FigureSum;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.advisor.facts.TaskFigures;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is told so far of the end of a task attempt, in any order. Not thread-safe.
 *
 * <p>Example: launched at 100 ms, finished at 150 ms, of which the executor told 40 ms: the scheduler delay is 10 ms.
 */
public final class TaskEndBuilder {
    /** Above this (8 PiB, 104 days) a value is taken for damaged, so that sums do not overflow. */
    private static final long MOST = 1L << 53;

    private final FigureSum told = new FigureSum();
    private int index;
    private String executor = "";
    private long launch;
    private long finish;
    private long fetchFrom;
    private boolean speculative;
    private boolean measured;
    private @Nullable Trouble trouble;
    private @Nullable MemoryPeaks peaks;

    /** Sets the task's place in its stage, and the executor it ran on. */
    public TaskEndBuilder of(int place, String onExecutor) {
        this.index = place;
        this.executor = onExecutor;
        return this;
    }

    /** Sets when it was launched and when the driver had its result, in milliseconds since 1970. */
    public TaskEndBuilder ran(long launchMillis, long finishMillis) {
        this.launch = launchMillis;
        this.finish = Math.max(launchMillis, finishMillis);
        return this;
    }

    /** Sets when the driver began to fetch its result; 0 where it came in a message. */
    public TaskEndBuilder fetchedFrom(long millis) {
        this.fetchFrom = millis;
        return this;
    }

    /** Says that it was a second copy. */
    public TaskEndBuilder asCopy() {
        this.speculative = true;
        return this;
    }

    /** Says why it ended badly. */
    public TaskEndBuilder failed(Trouble why) {
        this.trouble = why;
        return this;
    }

    /** Sets the memory of its executor meanwhile. */
    public TaskEndBuilder peaking(MemoryPeaks memory) {
        this.peaks = memory;
        return this;
    }

    /** Adds to what the executor told of one figure; times in nanoseconds. */
    public TaskEndBuilder measured(TaskFigure figure, long value) {
        this.measured = true;
        if (value > 0) told.add(figure, Math.min(value, MOST));
        return this;
    }

    /** Adds to what the executor told of one figure, a time in milliseconds. */
    public TaskEndBuilder measuredMillis(TaskFigure figure, long millis) {
        return measured(
                figure,
                Duration.ofMillis(Math.min(Math.max(0, millis), MOST / 1_000_000))
                        .toNanos());
    }

    /** {@return the end of the attempt} */
    public TaskEnd build() {
        long slot = Duration.ofMillis(finish - launch).toNanos();
        long worked = measured ? Math.min(slot, busy()) : slot;
        TaskFigures figures = trouble == null ? success(slot) : failure(trouble, slot);
        long workedMillis = Duration.ofNanos(worked).toMillis();
        return new TaskEnd(index, executor, launch, workedMillis, finish, figures, trouble, peaks);
    }

    private long busy() {
        return told.value(TaskFigure.DESERIALIZE_NANOS)
                + told.value(TaskFigure.RUN_NANOS)
                + told.value(TaskFigure.RESULT_SERIALIZE_NANOS);
    }

    private TaskFigures success(long slot) {
        FigureSum figures = counted().add(TaskFigure.TASKS, 1).add(TaskFigure.SLOT_NANOS, slot);
        if (!measured) return figures.figures();
        long fetching = fetchFrom > 0
                ? Duration.ofMillis(Math.max(0, finish - fetchFrom)).toNanos()
                : 0;
        return figures.add(told.figures())
                .add(TaskFigure.SCHEDULER_DELAY_NANOS, Math.max(0, slot - busy() - fetching))
                .add(TaskFigure.RESULT_FETCH_NANOS, fetching)
                .figures();
    }

    /** A task that is resubmitted was counted when it succeeded; its slot time is neither spent nor lost again. */
    private TaskFigures failure(Trouble why, long slot) {
        if (why.kind() == Kind.RESUBMITTED) return TaskFigures.none();
        return counted()
                .add(why.kind() == Kind.KILLED ? TaskFigure.KILLED_TASKS : TaskFigure.FAILED_TASKS, 1)
                .add(TaskFigure.LOST_SLOT_NANOS, slot)
                .figures();
    }

    private FigureSum counted() {
        return new FigureSum().add(TaskFigure.SPECULATIVE_TASKS, speculative ? 1 : 0);
    }
}
