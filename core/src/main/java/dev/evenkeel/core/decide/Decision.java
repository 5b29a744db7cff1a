package dev.evenkeel.core.decide;

import java.util.List;

/**
 * A choice, why it was made, and what was turned down for which reason.
 *
 * <p>Example: {@code Native because no-skew; not Broadcast: build-side-too-large}.
 *
 * @param <C> what is chosen among
 * @param chosen the choice
 * @param reason why it was made, with the measured value and the limit it was held against
 * @param rejected every alternative that was looked at, each with its own reason, in the order of looking
 */
public record Decision<C>(C chosen, Reason reason, List<Rejected<C>> rejected) {
    /** Keeps a copy of the list. */
    public Decision {
        rejected = List.copyOf(rejected);
    }

    /** {@return a decision with nothing to turn down} */
    public static <C> Decision<C> of(C chosen, Reason reason) {
        return new Decision<>(chosen, reason, List.of());
    }
}
