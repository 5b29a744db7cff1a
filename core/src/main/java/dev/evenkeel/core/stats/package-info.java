/**
 * Mergeable statistics, and how sure we are of them.
 *
 * <p>Not here: what a statistic means for a job (judges and choosers) or how rows are read ({@code core.spark}).
 * Start with {@link dev.evenkeel.core.stats.FrequentKeys}.
 */
@NullMarked
package dev.evenkeel.core.stats;

import org.jspecify.annotations.NullMarked;
