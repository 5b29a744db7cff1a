/**
 * What is measured: joins of uneven and of even data, finding keys and the memory that takes, broadcasts, partitions,
 * writes, reads over JDBC, reading event logs, and whole jobs.
 *
 * <p>Not here: the tables ({@code benchmarks.data}), the ways to join ({@code benchmarks.way}) and what needs no Spark
 * ({@code benchmarks.micro}). Start with {@link dev.evenkeel.benchmarks.scenario.Scenarios}.
 */
@NullMarked
package dev.evenkeel.benchmarks.scenario;

import org.jspecify.annotations.NullMarked;
