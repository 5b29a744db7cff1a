package dev.evenkeel.benchmarks.scenario;

import dev.evenkeel.skew.SkewDetector;
import dev.evenkeel.skew.SkewOptions;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Evenkeel's detector with options. */
record Detector(SkewOptions options) implements KeyFinder {
    @Override
    public List<FoundKey> find(Dataset<Row> table, String column) {
        return SkewDetector.withOptions(options).analyze(table, column).keys().get(0).heavyHitters().stream()
                .map(hitter -> FoundKey.counted(hitter.keyText(), hitter.estimate()))
                .toList();
    }
}
