/**
 * Recording a live run: the listener that tells Spark's events to the ledger.
 *
 * <p>Not here: what is kept of them ({@code advisor.ledger}), event logs ({@code advisor.eventlog}), and judging what was
 * recorded ({@code advisor.rule}). Start with {@link dev.evenkeel.advisor.spark.RunRecorder}.
 */
@NullMarked
package dev.evenkeel.advisor.spark;

import org.jspecify.annotations.NullMarked;
