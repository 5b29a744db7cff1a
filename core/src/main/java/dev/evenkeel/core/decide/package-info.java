/**
 * The shape that every decision of the house has: the choice, the reason, the rejected alternatives.
 *
 * <p>Not here: how a decision is reached (each module's choosers) or printed ({@code core.explain}).
 * Start with {@link dev.evenkeel.core.decide.Decision}.
 */
@NullMarked
package dev.evenkeel.core.decide;

import org.jspecify.annotations.NullMarked;
