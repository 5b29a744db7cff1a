/**
 * What a placement of work on slots would take.
 *
 * <p>Not here: where task times come from (listeners and predictions make them). Start with
 * {@link dev.evenkeel.core.cost.Makespan}.
 */
@NullMarked
package dev.evenkeel.core.cost;

import org.jspecify.annotations.NullMarked;
