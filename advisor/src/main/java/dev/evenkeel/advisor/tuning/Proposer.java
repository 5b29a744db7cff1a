package dev.evenkeel.advisor.tuning;

/**
 * Somebody who proposes changes: the rules, a model, a search, or a user's own.
 *
 * <p>Asked again after what was proposed has been tried, until there is nothing more. What is proposed is held against the
 * guards, and tried only where it is approved: a proposer needs no care of its own.
 */
public interface Proposer {
    /** {@return what the proposer is called in the audit, such as {@code rules}} */
    String name();

    /** {@return what to try next, the most promising first; nothing where it knows no more} */
    Proposals propose(Situation situation) throws InterruptedException;
}
