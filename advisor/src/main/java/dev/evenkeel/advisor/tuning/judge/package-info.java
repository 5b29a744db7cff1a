/**
 * From measured pairs of runs to a verdict: whether a change gains more than chance and noise would.
 *
 * <p>Not here: running anything ({@code advisor.tuning.spark}) and what is tried in which order ({@code
 * advisor.tuning}). Start with {@link dev.evenkeel.advisor.tuning.judge.GainJudge}.
 */
@NullMarked
package dev.evenkeel.advisor.tuning.judge;

import org.jspecify.annotations.NullMarked;
