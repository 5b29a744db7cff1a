/**
 * The hands that touch Spark: one-pass measuring, what the planner knows, session settings, the cluster's shape.
 *
 * <p>Rooms above this one never see a Spark version: what differs between lines is in
 * {@link dev.evenkeel.core.spark.SparkLine} alone. Not here: any decision. Start with
 * {@link dev.evenkeel.core.spark.OnePass}.
 */
@NullMarked
package dev.evenkeel.core.spark;

import org.jspecify.annotations.NullMarked;
