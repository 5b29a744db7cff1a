package dev.evenkeel.advisor.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.evenkeel.testkit.SparkFixture;
import java.io.Serializable;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;

/** A job that spends a millisecond on each of its rows after a shuffle, and its healthy twin. */
final class SkewedJob {
    private static final int TASKS = 8;
    private static final int ROWS = 1600;

    private SkewedJob() {}

    /** All but one in eight rows have one key, so that one task of eight has nearly all the work. */
    static void run() {
        Dataset<Long> rows = rows();
        work(rows.repartition(TASKS, when(col("id").mod(8).gt(0), lit(-1)).otherwise(col("id"))));
    }

    /** The same rows and the same work, evenly spread. */
    static void runHealthyTwin() {
        work(rows().repartition(TASKS));
    }

    private static Dataset<Long> rows() {
        return SparkFixture.spark().range(0, ROWS, 1, 2).as(Encoders.LONG());
    }

    private static void work(Dataset<Long> rows) {
        rows.map((MapFunction<Long, Long> & Serializable) SkewedJob::slowly, Encoders.LONG())
                .write()
                .format("noop")
                .mode("overwrite")
                .save();
    }

    private static Long slowly(Long id) {
        LockSupport.parkNanos(1_000_000);
        return id;
    }
}
