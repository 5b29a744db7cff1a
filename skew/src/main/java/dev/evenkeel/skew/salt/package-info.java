/**
 * How many salts a hot key needs, and which ones lead to different partitions; pure.
 *
 * <p>Not here: the columns that carry salts. Start with {@link dev.evenkeel.skew.salt.SaltAssignment} for a shuffle whose
 * keys were measured, and with {@link dev.evenkeel.skew.salt.SaltPlacement} where the work of a key is reckoned in
 * another way.
 */
@NullMarked
package dev.evenkeel.skew.salt;

import org.jspecify.annotations.NullMarked;
