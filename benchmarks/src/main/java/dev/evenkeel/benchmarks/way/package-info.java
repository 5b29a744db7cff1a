/**
 * The ways in which a join can be carried out that are measured beside each other: Spark's own, what people write by
 * hand, and Evenkeel.
 *
 * <p>Not here: what is joined ({@code benchmarks.scenario}). Start with {@link dev.evenkeel.benchmarks.way.Ways}.
 */
@NullMarked
package dev.evenkeel.benchmarks.way;

import org.jspecify.annotations.NullMarked;
