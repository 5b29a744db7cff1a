package dev.evenkeel.core.decide;

/**
 * An alternative that was turned down, and why.
 *
 * @param <C> what is chosen among
 * @param alternative what was not chosen
 * @param reason why not
 */
public record Rejected<C>(C alternative, Reason reason) {}
