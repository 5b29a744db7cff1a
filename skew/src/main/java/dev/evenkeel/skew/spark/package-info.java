/**
 * The hands of skew detection: which columns are a key, and one pass over their values.
 *
 * <p>Not here: what the counts mean ({@code skew.judge}). Start with {@link dev.evenkeel.skew.spark.KeyMeasurer}.
 */
@NullMarked
package dev.evenkeel.skew.spark;

import org.jspecify.annotations.NullMarked;
