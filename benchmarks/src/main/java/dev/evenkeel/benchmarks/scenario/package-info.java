/**
 * What Evenkeel does beside the alternatives, measured in one Spark session, round after round.
 *
 * <p>Not here: the tables ({@code benchmarks.data}) and what needs no Spark ({@code benchmarks.micro}). Start with
 * {@link dev.evenkeel.benchmarks.scenario.Bench}.
 */
@NullMarked
package dev.evenkeel.benchmarks.scenario;

import org.jspecify.annotations.NullMarked;
