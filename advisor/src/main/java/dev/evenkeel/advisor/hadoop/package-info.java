/**
 * Hadoop's file systems, as far as the advisor needs them: where logs, reports and histories lie.
 *
 * <p>Not here: what is read from them ({@code advisor.eventlog}) and written to them ({@code advisor.history}, {@code
 * advisor.spark}). Start with {@link dev.evenkeel.advisor.hadoop.HadoopSettings}.
 */
@NullMarked
package dev.evenkeel.advisor.hadoop;

import org.jspecify.annotations.NullMarked;
