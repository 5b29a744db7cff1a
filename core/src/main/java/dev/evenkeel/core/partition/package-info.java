/**
 * How many partitions a Dataset should have, with the arithmetic shown.
 *
 * <p>{@link dev.evenkeel.core.partition.PartitionSizer} is the entry and the only class here that sees Spark, together
 * with the {@link dev.evenkeel.core.partition.PartitionSizing} that it gives, which can be applied to a Dataset.
 * Each of its verbs has the same three parts: facts, a pure study of them, and a sizing that explains itself.
 * Not here: skew of keys (module {@code skew}).
 */
@NullMarked
package dev.evenkeel.core.partition;

import org.jspecify.annotations.NullMarked;
