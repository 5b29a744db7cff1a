package dev.evenkeel.advisor;

/** How far a predicted saving is to be trusted. */
public enum Confidence {
    /** A direction, not a number: data is missing, or others ran at the same time. */
    LOW,
    /** From measured tasks and a simple model. */
    MEDIUM,
    /** From a simulation that meets the run's own wall time. */
    HIGH;

    /** {@return one step less, as far as there is one} */
    public Confidence lower() {
        return this == HIGH ? MEDIUM : LOW;
    }
}
