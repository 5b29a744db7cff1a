/**
 * The hands of the joins: reading a join's keys, measuring its sides, and carrying out each strategy.
 *
 * <p>Not here: which strategy ({@code joins.choose}). Start with {@link dev.evenkeel.joins.spark.JoinShapeReader}, then
 * {@link dev.evenkeel.joins.spark.JoinMeasurer}, then
 * {@link dev.evenkeel.joins.spark.JoinExecutor} and the strategy it calls.
 */
@NullMarked
package dev.evenkeel.joins.spark;

import org.jspecify.annotations.NullMarked;
