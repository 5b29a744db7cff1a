package dev.evenkeel.benchmarks.report;

/**
 * What Evenkeel promises of a scenario, held against what was measured.
 *
 * @param what the promise, such as {@code score on 64 slots at least 0.9}
 * @param measured what was measured, such as {@code 0.73}
 * @param verdict what that means
 */
public record Goal(String what, String measured, Verdict verdict) {
    /** What a measured value means for a promise. */
    public enum Verdict {
        /** Kept. */
        MET("met"),
        /** Not kept, but by no more than runs of one plan differ. */
        TIED("no difference"),
        /** Not kept. */
        MISSED("MISSED");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    static Goal of(String what, String measured, boolean isMet) {
        return new Goal(what, measured, isMet ? Verdict.MET : Verdict.MISSED);
    }

    /** {@return true where the promise is not kept} */
    public boolean isMissed() {
        return verdict == Verdict.MISSED;
    }

    @Override
    public String toString() {
        return what + ": " + measured + ", " + verdict;
    }
}
