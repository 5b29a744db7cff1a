package dev.evenkeel.joins.spark;

import dev.evenkeel.core.spark.OnePass;
import dev.evenkeel.core.spark.Portion;
import dev.evenkeel.core.stats.Mergeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.apache.spark.SparkEnv;
import org.apache.spark.io.CompressionCodec$;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/**
 * How wide rows are, and how small they become when Spark compresses them to send them.
 *
 * <p>Example: {@code new RelationSample(500, 120_000, 9_000)} are rows of 240 bytes that compress to 18.
 *
 * @param rows rows looked at
 * @param bytes their bytes together, in Spark's binary row format
 * @param compressed the bytes of the same rows, compressed by the codec of the session
 */
record RelationSample(long rows, long bytes, long compressed) implements Mergeable<RelationSample>, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private static final RelationSample NONE = new RelationSample(0, 0, 0);
    private static final int PARTITIONS = 8;
    private static final int ROWS = 500;

    /** {@return the first 500 rows of up to 8 partitions; one job} */
    static RelationSample heads(Dataset<?> data) {
        return of(data, "sample the width of rows", Portion.partitions(PARTITIONS), ROWS);
    }

    /** {@return all rows; one job that reads every column} */
    static RelationSample whole(Dataset<?> data) {
        return of(data, "measure the width of all rows", Portion.ALL, Long.MAX_VALUE);
    }

    private static RelationSample of(Dataset<?> data, String what, Portion portion, long most) {
        return OnePass.over(data, what, portion, NONE, (slice, rows) -> first(most, rows))
                .statistic();
    }

    private static RelationSample first(long most, Iterator<InternalRow> iterator) {
        CountingStream sink = new CountingStream();
        long seen = 0;
        long bytes = 0;
        try (OutputStream out =
                CompressionCodec$.MODULE$.createCodec(SparkEnv.get().conf()).compressedOutputStream(sink)) {
            while (seen < most && iterator.hasNext()) {
                if (!(iterator.next() instanceof UnsafeRow row)) return NONE;
                seen++;
                bytes += row.getSizeInBytes();
                if (seen <= ROWS) out.write(row.getBytes());
                if (seen == ROWS) out.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        double looked = (double) Math.min(seen, ROWS) / Math.max(1, seen);
        return new RelationSample(seen, bytes, looked == 0 ? 0 : Math.round(sink.written / looked));
    }

    /** {@return bytes of a row} */
    double width() {
        return (double) bytes / Math.max(1, rows);
    }

    /** {@return the part of its bytes that a row takes when it is sent} */
    double compression() {
        return bytes == 0 ? 1 : Math.min(1, (double) compressed / bytes);
    }

    @Override
    public RelationSample merge(RelationSample other) {
        return new RelationSample(rows + other.rows, bytes + other.bytes, compressed + other.compressed);
    }

    /** A stream of which only the length is kept. */
    private static final class CountingStream extends OutputStream {
        private long written;

        @Override
        public void write(int b) {
            written++;
        }

        @Override
        public void write(byte[] b, int offset, int length) {
            written += length;
        }
    }
}
