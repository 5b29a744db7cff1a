/**
 * The main job on skewed data, plainly and with SmartJoin, side by side: what a newcomer runs first.
 *
 * <p>Not here: making the data ({@code benchmarks.data}). Start with {@link dev.evenkeel.benchmarks.demo.Demo}.
 */
@NullMarked
package dev.evenkeel.benchmarks.demo;

import org.jspecify.annotations.NullMarked;
