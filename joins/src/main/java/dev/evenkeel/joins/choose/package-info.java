/**
 * From what was measured about two sides to a join strategy; pure.
 *
 * <p>Not here: Spark, or anything that reads data. Start with {@link dev.evenkeel.joins.choose.JoinChooser}.
 */
@NullMarked
package dev.evenkeel.joins.choose;

import org.jspecify.annotations.NullMarked;
