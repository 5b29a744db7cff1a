package dev.evenkeel.advisor.history;

import dev.evenkeel.core.unit.ByteSize;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From when on a run differs enough from earlier ones to be told.
 *
 * <p>Example: {@code HistoryOptions.defaults().withDeadline(Duration.ofHours(2))}. Immutable.
 */
public final class HistoryOptions {
    private static final HistoryOptions DEFAULTS = new HistoryOptions(20, 2, 2, 0.9, null, 30);

    private final int runs;
    private final double slower;
    private final double larger;
    private final double memory;
    private final @Nullable Duration deadline;
    private final int horizon;

    private HistoryOptions(
            int runs, double slower, double larger, double memory, @Nullable Duration deadline, int horizon) {
        this.runs = runs;
        this.slower = slower;
        this.larger = larger;
        this.memory = memory;
        this.deadline = deadline;
        this.horizon = horizon;
    }

    /** {@return the defaults} */
    public static HistoryOptions defaults() {
        return DEFAULTS;
    }

    /** {@return these options with another number of earlier runs, at least 3} */
    public HistoryOptions withRuns(int earlier) {
        if (earlier < leastRuns())
            throw new IllegalArgumentException("a median needs at least " + leastRuns() + " runs: " + earlier);
        return new HistoryOptions(earlier, slower, larger, memory, deadline, horizon);
    }

    /** {@return these options with another factor from which a run is slower than its baseline} */
    public HistoryOptions withSlower(double factor) {
        return new HistoryOptions(runs, aboveOne(factor), larger, memory, deadline, horizon);
    }

    /** {@return these options with another factor from which an input is larger than its baseline} */
    public HistoryOptions withLarger(double factor) {
        return new HistoryOptions(runs, slower, aboveOne(factor), memory, deadline, horizon);
    }

    /** {@return these options with another part of the heap from which memory is tight} */
    public HistoryOptions withMemory(double share) {
        if (!(share > 0 && share <= 1)) throw new IllegalArgumentException("not a part of a heap: " + share);
        return new HistoryOptions(runs, slower, larger, share, deadline, horizon);
    }

    /** {@return these options with the time in which a run must be done} */
    public HistoryOptions withDeadline(Duration wall) {
        if (wall.isNegative() || wall.isZero()) throw new IllegalArgumentException("not above zero: " + wall);
        return new HistoryOptions(runs, slower, larger, memory, wall, horizon);
    }

    /** {@return these options with another number of days within which a limit is near} */
    public HistoryOptions withHorizon(int days) {
        if (days < 1) throw new IllegalArgumentException("at least one day: " + days);
        return new HistoryOptions(runs, slower, larger, memory, deadline, days);
    }

    private static double aboveOne(double factor) {
        if (!(factor > 1 && factor < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("a factor must be above 1: " + factor);
        return factor;
    }

    /** {@return how many earlier runs are looked at; 20, of which ten may be outliers before the median moves} */
    public int runs() {
        return runs;
    }

    /** {@return with how few earlier runs a median says something: 3, so that one outlier does not make it} */
    public int leastRuns() {
        return 3;
    }

    /** {@return from how many times the median on a run is slower; 2, beyond what a busy cluster usually adds} */
    public double slower() {
        return slower;
    }

    /** {@return how much a run must be slower at least: 5 s, as with findings; short runs double by chance} */
    public Duration leastSlower() {
        return Duration.ofSeconds(5);
    }

    /** {@return from how many times the median on an input has grown; 2, as with the duration} */
    public double larger() {
        return larger;
    }

    /** {@return from which part of the heap on memory is tight; 0.9, where collections begin to follow one another} */
    public double memory() {
        return memory;
    }

    /** {@return the time in which a run must be done; none by default} */
    public Optional<Duration> deadline() {
        return Optional.ofNullable(deadline);
    }

    /** {@return bytes that a task should not read from shuffles: 1 GiB, from where on the rules call it large} */
    public ByteSize taskBytes() {
        return ByteSize.gibibytes(1);
    }

    /** {@return within how many days a limit is near; 30, time enough to change a job, and not too far to foretell} */
    public int horizon() {
        return horizon;
    }
}
