/**
 * What a piece of work costs in a session: its tasks, what they took, and what they would take on more slots.
 *
 * <p>Not here: what is measured ({@code benchmarks.scenario}) and how it is shown ({@code benchmarks.report}). Start
 * with {@link dev.evenkeel.benchmarks.measure.CostMeter}, then {@link dev.evenkeel.benchmarks.measure.Measure}.
 */
@NullMarked
package dev.evenkeel.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
