/**
 * What a run was: values that rules may look at, whoever recorded them.
 *
 * <p>A {@link dev.evenkeel.advisor.facts.RunProfile} holds the application, its settings, the machines over time, jobs,
 * stages, queries with their plans, caches, failures, and what it lacks. Tests make one with the builders here; a live run
 * and an event log both go through {@code advisor.ledger}, which is the only way from single events to a profile.
 *
 * <p>Not here: hearing of a run ({@code advisor.spark}, {@code advisor.eventlog}), what it would have taken otherwise
 * ({@code advisor.whatif}), judging it ({@code advisor.rule}), showing it ({@code advisor.page}), keeping it ({@code
 * advisor.history}), and anything of Spark's. Start with {@link dev.evenkeel.advisor.facts.RunProfile}.
 */
@NullMarked
package dev.evenkeel.advisor.facts;

import org.jspecify.annotations.NullMarked;
