package dev.evenkeel.joins.choose;

import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.joins.choose.JoinFacts.KeyForm;

/**
 * What the size of a hashed relation is a function of.
 *
 * <p>Example: {@code new RelationShape(KeyForm.LONG, 1e6, 1e6, 24, new Estimate.Exact(999_999))} is a million rows of 24
 * bytes whose keys are the numbers from 0 to 999,999.
 *
 * @param form how keys are held
 * @param rows rows that have a key, since Spark drops the others before it collects
 * @param distinctKeys different keys
 * @param entryBytes bytes of a row in Spark's binary row format and, unless it is held as a long, of its key in it
 * @param keyRange the largest key less the smallest, of keys that are held as longs; unknown counts as sparse
 */
public record RelationShape(KeyForm form, double rows, double distinctKeys, double entryBytes, Estimate keyRange) {
    /** {@return the same relation with rows of another width} */
    public RelationShape withEntryBytes(double bytes) {
        return new RelationShape(form, rows, distinctKeys, bytes, keyRange);
    }
}
