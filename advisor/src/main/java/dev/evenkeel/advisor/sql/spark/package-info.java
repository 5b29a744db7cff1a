/**
 * What Spark says of tables and of a statement over them, without running anything.
 *
 * <p>Not here: what a model is asked and how its answer is read ({@code advisor.sql}). Start with {@link
 * dev.evenkeel.advisor.sql.spark.StatementGate}.
 */
@NullMarked
package dev.evenkeel.advisor.sql.spark;

import org.jspecify.annotations.NullMarked;
