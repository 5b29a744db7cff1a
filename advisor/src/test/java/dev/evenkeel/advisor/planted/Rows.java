package dev.evenkeel.advisor.planted;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import dev.evenkeel.testkit.SparkFixture;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** What the planted jobs are made of: rows, work of a known length on each of them, and an end of the job. */
final class Rows {
    private static final long MILLISECOND = 1_000_000;

    private Rows() {}

    /** {@return the numbers from 0 on, in that many partitions} */
    static Dataset<Row> numbers(long count, int partitions) {
        return SparkFixture.spark().range(0, count, 1, partitions).toDF();
    }

    /** {@return numbers with a text of 64 random letters beside them, which no codec makes small} */
    static Dataset<Row> wide(long count, int partitions) {
        return numbers(count, partitions)
                .withColumn("text", expr("concat(sha2(cast(id as string), 256))"))
                .withColumn("country", expr("cast(pmod(hash(id), 100) as string)"));
    }

    /** Waits a millisecond for each row, so that a task takes as long as it has rows, on any machine. */
    static void workOn(Dataset<?> rows) {
        workOn(rows, id -> MILLISECOND);
    }

    /** Waits for each row as long as its first column, a number, asks for. */
    static void workOn(Dataset<?> rows, Cost nanos) {
        drain(rows.select(rows.col(rows.columns()[0]).cast("long"))
                .as(Encoders.LONG())
                .map(
                        (MapFunction<Long, Long> & Serializable) id -> {
                            LockSupport.parkNanos(nanos.of(id));
                            return id;
                        },
                        Encoders.LONG()));
    }

    /** Computes all rows and keeps none. */
    static void drain(Dataset<?> rows) {
        rows.write().format("noop").mode("overwrite").save();
    }

    /** {@return the column by which a join, a window or a shuffle with a hot key is hot: seven of eight rows have it} */
    static Dataset<Row> withHotKey(Dataset<Row> rows) {
        return rows.withColumn("key", expr("if(id % 8 > 0, -1, id % 199)"));
    }

    /** {@return the same with 199 keys of as many rows} */
    static Dataset<Row> withEvenKeys(Dataset<Row> rows) {
        return rows.withColumn("key", col("id").mod(199));
    }

    /** {@return a place for files that does not exist yet} */
    static String place(String name) {
        Path directory = SparkFixture.temporaryDirectory().resolve("planted");
        return directory.resolve(name).toString();
    }

    /** How long a row takes. */
    @FunctionalInterface
    interface Cost extends Serializable {
        /** {@return nanoseconds} */
        long of(long id);
    }
}
