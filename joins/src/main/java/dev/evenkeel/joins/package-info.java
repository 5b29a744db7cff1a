/**
 * Front door to joins: {@link dev.evenkeel.joins.SmartJoin} in place of {@code Dataset.join}.
 *
 * <p>The entries are {@code SmartJoin}, the {@link dev.evenkeel.joins.JoinPlan} that it makes, and
 * {@link dev.evenkeel.joins.BroadcastDecider}. The rest is vocabulary: {@link dev.evenkeel.joins.JoinSpec}, options,
 * sides, types, strategies. Not here: how a strategy is chosen ({@code joins.choose}) or carried out
 * ({@code joins.spark}).
 */
@NullMarked
package dev.evenkeel.joins;

import org.jspecify.annotations.NullMarked;
