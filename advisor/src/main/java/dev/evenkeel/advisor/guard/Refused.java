package dev.evenkeel.advisor.guard;

import dev.evenkeel.core.decide.Reason;

/** An answer, or one item of it, that stops at a guard rail. It never leaves this room. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Reason reason;

    Refused(Reason reason) {
        super(reason.sentence());
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
