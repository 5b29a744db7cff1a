package dev.evenkeel.benchmarks.scenario;

import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A way that writes files, put together of its two halves.
 *
 * @param work writes, and says what was decided
 * @param result reads what is there
 */
record FileWriting(Supplier<String> work, Supplier<Dataset<Row>> result) implements Contest.Writing {
    @Override
    public String write() {
        return work.get();
    }

    @Override
    public Dataset<?> written() {
        return result.get();
    }
}
