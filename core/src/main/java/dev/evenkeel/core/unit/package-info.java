/**
 * Quantities that check themselves when they are made and print themselves with their unit.
 *
 * <p>Not here: anything that is estimated (see {@code core.stats}). Start with {@link dev.evenkeel.core.unit.ByteSize}.
 */
@NullMarked
package dev.evenkeel.core.unit;

import org.jspecify.annotations.NullMarked;
