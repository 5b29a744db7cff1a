/**
 * Turning values into text and JSON.
 *
 * <p>Not here: the sentences themselves, which live in each module's {@code Reasons} and {@code …Errors}.
 * Start with {@link dev.evenkeel.core.explain.Explanation}.
 */
@NullMarked
package dev.evenkeel.core.explain;

import org.jspecify.annotations.NullMarked;
