/**
 * Micro benchmarks of what needs no Spark to run: sketches, beside those of DataSketches.
 *
 * <p>Not here: whole jobs ({@code benchmarks.scenario}). Start with {@link dev.evenkeel.benchmarks.micro.SketchUpdate}.
 */
@NullMarked
package dev.evenkeel.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
