/**
 * The hands of a tuning: a run of the user's job in a session of its own, what it took, and what is left of its result.
 *
 * <p>Not here: what is tried and whether it stands ({@code advisor.tuning}, {@code advisor.tuning.judge}). Start with {@link
 * dev.evenkeel.advisor.tuning.spark.SparkBench}.
 */
@NullMarked
package dev.evenkeel.advisor.tuning.spark;

import org.jspecify.annotations.NullMarked;
