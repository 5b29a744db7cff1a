package dev.evenkeel.joins.choose;

import dev.evenkeel.core.unit.ByteSize;

/**
 * How much memory a hashed relation takes, counted in four ways.
 *
 * <p>Example: a million rows of 24 bytes with as many sparse long keys hold 64 MiB, of which 62.5 MiB are filled, count
 * as 64 MiB, and took 96 MiB while they were built.
 *
 * @param held the memory that is taken for it, which Spark reports as {@code data size}
 * @param filled what of it is rows and index: what is sent to the executors, before it is compressed
 * @param counted what is held against a limit: as held, but of a first page that is not full only the filled part, since
 *     a relation of a single row takes that page too
 * @param whileBuilt the most that is taken at once on the driver, where growing keeps the old beside the new
 */
public record RelationSize(ByteSize held, ByteSize filled, ByteSize counted, ByteSize whileBuilt) {
    /** The relation of no rows. */
    public static final RelationSize EMPTY =
            new RelationSize(ByteSize.ZERO, ByteSize.ZERO, ByteSize.ZERO, ByteSize.ZERO);
}
