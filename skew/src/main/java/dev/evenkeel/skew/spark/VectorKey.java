package dev.evenkeel.skew.spark;

import dev.evenkeel.skew.spark.Key.Nulls;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/**
 * How a key is counted in column batches; of the ways that a key's types allow, the fastest.
 *
 * <p>Hashes are Spark's {@code xxhash64}, so that keys can be told from and found again among those that were counted
 * row by row. One object serves the rows of one task.
 */
interface VectorKey extends Serializable {
    /** The seed of Spark's {@code xxhash64}. */
    long SEED = 42;

    /** Counts the chosen ones of a batch's first rows. */
    void count(ColumnarBatch batch, int rows, RowChoice choice, KeyTally tally);

    /** {@return how the bytes of a key are read back} */
    KeyForm form();

    /**
     * {@return the way to count a key; nothing where one of its types can only be hashed row by row}
     *
     * @param types the type of each column
     * @param places where each column is in a batch
     */
    static Optional<VectorKey> of(Key key, List<DataType> types, int[] places) {
        boolean isAlone = places.length == 1 && key.parts().get(0).nullable() != Nulls.A_VALUE;
        if (isAlone && NumberKind.of(types.get(0)).isPresent()) {
            return Optional.of(new NumberVectorKey(types.get(0), places[0]));
        }
        if (isAlone && VectorPart.isText(types.get(0))) {
            return Optional.of(new TextVectorKey(types.get(0), places[0]));
        }
        return types.stream().allMatch(VectorPart::isHashed)
                ? Optional.of(new TupleVectorKey(key, types, places))
                : Optional.empty();
    }
}
