/**
 * Tables to measure on: made by a rule, the same every time, skewed as asked.
 *
 * <p>Not here: what is run on them. Start with {@link dev.evenkeel.benchmarks.data.TpchTables}.
 */
@NullMarked
package dev.evenkeel.benchmarks.data;

import org.jspecify.annotations.NullMarked;
