/**
 * The command line of the benchmarks: what is asked for, how far it is, and where the results go.
 *
 * <p>Not here: scenarios and reports. Start with {@link dev.evenkeel.benchmarks.cli.Bench}.
 */
@NullMarked
package dev.evenkeel.benchmarks.cli;

import org.jspecify.annotations.NullMarked;
