/**
 * The hands of skew detection: which columns are a key, and a pass over their values.
 *
 * <p>Not here: what the counts mean ({@code skew.judge}). Start with {@link dev.evenkeel.skew.spark.KeyMeasurer}; for
 * keys that are counted while a job of the user's runs, with {@link dev.evenkeel.skew.spark.KeyObservation}.
 */
@NullMarked
package dev.evenkeel.skew.spark;

import org.jspecify.annotations.NullMarked;
