package dev.evenkeel.skew.spark;

import dev.evenkeel.core.stats.PartitionSizes;

/**
 * What was counted while an action read a Dataset.
 *
 * @param partitions rows of each partition of which the action read any
 * @param keys what was counted of the key in them
 * @param isSure false where one stage read partitions several times and found other rows in them, so that some may be
 *     counted twice or not at all
 */
record Observed(PartitionSizes partitions, KeyStatistic keys, boolean isSure) {}
