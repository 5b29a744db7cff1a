package dev.evenkeel.advisor.tuning.judge;

import java.time.Duration;

/** What of a run is to become less. */
public enum Yardstick {
    /** What the caller waits. On a busy machine it differs most from run to run, so that small gains are not seen. */
    WALL("wall time"),
    /** Processor time of all tasks: what is paid for on a shared cluster, and steady on a busy machine. */
    CPU("processor time"),
    /** The measured tasks on the slots there are: what stragglers cost, without the driver and what else runs. */
    MAKESPAN("makespan");

    private final String words;

    Yardstick(String words) {
        this.words = words;
    }

    /** {@return the same in words} */
    public String words() {
        return words;
    }

    /** {@return that of a run, at least a nanosecond, so that it can be divided by} */
    public Duration of(Measurement run) {
        Duration time = switch (this) {
            case WALL -> run.wall();
            case CPU -> run.cpu();
            case MAKESPAN -> run.makespan();
        };
        return time.isZero() ? Duration.ofNanos(1) : time;
    }
}
