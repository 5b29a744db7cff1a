/**
 * What a placement of work on slots would take.
 *
 * <p>{@link dev.evenkeel.core.cost.Makespan} is one stage alone, {@link dev.evenkeel.core.cost.Timetable} a whole run
 * of steps that wait for each other and share slots that come and go.
 *
 * <p>Not here: where task times come from (listeners and predictions make them). Start with
 * {@link dev.evenkeel.core.cost.Makespan}.
 */
@NullMarked
package dev.evenkeel.core.cost;

import org.jspecify.annotations.NullMarked;
