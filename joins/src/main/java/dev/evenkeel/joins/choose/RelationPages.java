package dev.evenkeel.joins.choose;

import dev.evenkeel.core.unit.ByteSize;

/**
 * In what pieces Spark takes memory for a hashed relation.
 *
 * <p>Example: on Spark 3.5 with a heap of 2 GiB and two cores, rows with long keys begin in a page of 1 MiB that is
 * doubled when it is full, and rows with other keys lie in pages of 32 MiB each.
 *
 * @param firstLong the first page of rows with long keys: 1 MiB up to Spark 4.1, a whole page of memory from 4.2 on
 * @param page every page of rows with other keys: {@code spark.buffer.pageSize}, which Spark else derives from the heap
 */
public record RelationPages(ByteSize firstLong, ByteSize page) {
    /** A heap of 2 GiB with two cores, on Spark 3.5 to 4.1. */
    public static final RelationPages TYPICAL = new RelationPages(ByteSize.mebibytes(1), ByteSize.mebibytes(32));
}
