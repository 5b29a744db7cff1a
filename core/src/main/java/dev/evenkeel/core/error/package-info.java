/**
 * What goes wrong by the user's hand, said so that the user can mend it.
 *
 * <p>Not here: failures of Spark or of the user's data, which pass through unchanged.
 * Start with {@link dev.evenkeel.core.error.Errors}.
 */
@NullMarked
package dev.evenkeel.core.error;

import org.jspecify.annotations.NullMarked;
