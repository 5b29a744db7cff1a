package dev.evenkeel.joins.choose;

import dev.evenkeel.core.unit.ByteSize;

/**
 * What is known of the hashed relation that a side of a join would become.
 *
 * <p>Example: a million rows of 24 bytes that compress to a third: 64 MiB in memory, of which 9.3 MiB are collected on
 * the driver before, each row with its length of 4 bytes.
 *
 * @param shape rows, keys and width
 * @param pages in what pieces Spark takes memory
 * @param compression the part of its bytes that a row takes when it is sent, from 0 to 1
 */
public record RelationFacts(RelationShape shape, RelationPages pages, double compression) {
    private static final double LENGTH = 4;

    /** {@return the memory that it takes} */
    public RelationSize size() {
        return HashedRelationSize.of(shape, pages);
    }

    /** {@return the bytes that the tasks send to the driver before the relation is built} */
    public ByteSize collected() {
        return ByteSize.nearest(shape.rows() * (LENGTH + shape.entryBytes()) * compression);
    }

    /** {@return the bytes that each executor fetches of the relation} */
    public ByteSize sent() {
        return ByteSize.nearest(size().filled().bytes() * compression);
    }
}
