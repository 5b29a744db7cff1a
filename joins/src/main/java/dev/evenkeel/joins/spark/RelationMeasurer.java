package dev.evenkeel.joins.spark;

import dev.evenkeel.core.spark.RowCounts;
import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.joins.choose.HashedRelationSize;
import dev.evenkeel.joins.choose.JoinFacts.KeyForm;
import dev.evenkeel.joins.choose.RelationFacts;
import dev.evenkeel.joins.choose.RelationPages;
import dev.evenkeel.joins.choose.RelationShape;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.functions;

/**
 * Measures what the size of a side's hashed relation follows from: rows and keys exactly, the width of rows by a sample.
 *
 * <p>Example: a Parquet file of 8.6 MB with 2.1 million rows of 240 bytes would be 640 MiB in memory.
 *
 * <p>The size goes in steps, as memory is taken in powers of two and in pages. Where a tenth more or less of width would
 * change it by more than 15 %, all rows are measured instead of a sample, up to 1 GiB of them.
 *
 * <p>Cost: one job that samples widths; one that reads the key columns, where the key is given, or else counts rows
 * where nothing says how many there are; one more that reads all columns where the sample is not enough.
 */
public final class RelationMeasurer {
    private static final double UNSURE = 0.1;
    private static final double STEP = 1.15;
    private static final ByteSize MOST_REREAD = ByteSize.gibibytes(1);
    /** What a row within a row takes beside its own bytes: the place where it lies. */
    private static final double NESTED = 8;
    /** A key of one column of fixed width, as a row of its own. */
    private static final double PLAIN_KEY = 16;

    private static final int FIELDS_IN_A_WORD = 64;

    private final Dataset<?> data;
    private final RelationPages pages = RelationMemory.pages();

    private RelationMeasurer(Dataset<?> data) {
        this.data = data;
    }

    /** {@return the facts without knowing the key: of the two forms a relation can have, the larger; else nothing} */
    public static Optional<RelationFacts> measure(Dataset<?> data) {
        return new RelationMeasurer(data).withoutKey();
    }

    /** {@return the facts for a key; nothing where no row was found to look at} */
    static Optional<RelationFacts> measure(Dataset<?> data, RelationKey key) {
        return new RelationMeasurer(data).withKey(key, RelationMeasurer::isNearAStep);
    }

    /** {@return the facts for a key, from the width of all rows} */
    static Optional<RelationFacts> measureWhole(Dataset<?> data, RelationKey key) {
        return new RelationMeasurer(data).withKey(key, (measurer, shape) -> true);
    }

    private Optional<RelationFacts> withoutKey() {
        Estimate known = RelationRows.known(data);
        double rows = (known.isKnown() ? known : RowCounts.of(data)).orElse(0);
        RelationShape byLong = new RelationShape(KeyForm.LONG, rows, rows, 0, new Estimate.Unknown());
        RelationShape byRow = new RelationShape(KeyForm.ROW, rows, rows, PLAIN_KEY, new Estimate.Unknown());
        if (rows == 0) return Optional.of(facts(byLong, 1));
        RelationSample sample = RelationSample.heads(data);
        if (sample.rows() == 0) return Optional.empty();
        RelationFacts asLong = facts(byLong.withEntryBytes(sample.width()), sample.compression());
        RelationFacts asRow = facts(byRow.withEntryBytes(sample.width() + PLAIN_KEY), sample.compression());
        boolean longIsLarger = asLong.size().counted().compareTo(asRow.size().counted()) >= 0;
        return Optional.of(longIsLarger ? asLong : asRow);
    }

    private Optional<RelationFacts> withKey(RelationKey key, BiPredicate<RelationMeasurer, RelationShape> readsAll) {
        RelationKeys keys = RelationKeys.of(data, key);
        Estimate range = key.form() == KeyForm.LONG ? keys.range() : new Estimate.Unknown();
        RelationShape narrow = new RelationShape(key.form(), keys.rows(), keys.distinctKeys(), 0, range);
        if (keys.rows() == 0) return Optional.of(facts(narrow, 1));
        Dataset<?> entries = entries(key);
        double beside = key.form() == KeyForm.LONG ? 0 : besideTheEntry();
        RelationSample sample = RelationSample.heads(entries);
        if (sample.rows() == 0) return Optional.empty();
        RelationShape shape = narrow.withEntryBytes(sample.width() - beside);
        if (sample.rows() < keys.rows() && readsAll.test(this, shape)) {
            shape = narrow.withEntryBytes(RelationSample.whole(entries).width() - beside);
        }
        return Optional.of(facts(shape, sample.compression()));
    }

    private Dataset<?> entries(RelationKey key) {
        if (key.form() == KeyForm.LONG) return key.keyed(data);
        return key.keyed(data)
                .select(functions.col("*"), functions.struct(key.columns().toArray(Column[]::new)));
    }

    /** The key stands in the sampled row as one more field, which may need one more word of null bits. */
    private double besideTheEntry() {
        return NESTED + (data.columns().length % FIELDS_IN_A_WORD == 0 ? Long.BYTES : 0);
    }

    private boolean isNearAStep(RelationShape shape) {
        double less = held(shape.withEntryBytes(shape.entryBytes() * (1 - UNSURE)));
        double more = held(shape.withEntryBytes(shape.entryBytes() * (1 + UNSURE)));
        return more > STEP * less && shape.rows() * shape.entryBytes() <= MOST_REREAD.bytes();
    }

    private double held(RelationShape shape) {
        return HashedRelationSize.of(shape, pages).held().bytes();
    }

    private RelationFacts facts(RelationShape shape, double compression) {
        return new RelationFacts(shape, pages, compression);
    }
}
