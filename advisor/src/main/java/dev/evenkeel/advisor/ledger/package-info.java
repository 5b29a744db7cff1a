/**
 * The book of a run while it goes on: single events in, a profile out, in bounded memory whatever the number of tasks.
 *
 * <p>A listener ({@code advisor.spark}) and the reader of event logs ({@code advisor.eventlog}) both write into it, each in
 * its own way of hearing events, so that the same run has the same profile from either. Pure.
 *
 * <p>Not here: Spark's events or a log's lines themselves, and the values a profile is made of ({@code advisor.facts}).
 * Start with {@link dev.evenkeel.advisor.ledger.RunLedger}.
 */
@NullMarked
package dev.evenkeel.advisor.ledger;

import org.jspecify.annotations.NullMarked;
