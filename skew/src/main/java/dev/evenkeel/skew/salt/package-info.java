/**
 * How many salts a hot key needs; pure.
 *
 * <p>Not here: the columns that carry salts. Start with {@link dev.evenkeel.skew.salt.SaltFactor}.
 */
@NullMarked
package dev.evenkeel.skew.salt;

import org.jspecify.annotations.NullMarked;
