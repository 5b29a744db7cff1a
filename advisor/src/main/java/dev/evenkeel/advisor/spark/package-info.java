/**
 * Recording a run: the listener that turns Spark's events into facts.
 *
 * <p>Not here: judging what was recorded ({@code advisor.rule}). Start with
 * {@link dev.evenkeel.advisor.spark.RunRecorder}.
 */
@NullMarked
package dev.evenkeel.advisor.spark;

import org.jspecify.annotations.NullMarked;
