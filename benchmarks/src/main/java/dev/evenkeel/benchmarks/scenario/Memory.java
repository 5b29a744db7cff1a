package dev.evenkeel.benchmarks.scenario;

import dev.evenkeel.benchmarks.data.KeyRule;
import dev.evenkeel.benchmarks.data.KeyTable;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.skew.SkewOptions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * By how much the live heap grows while keys are looked for, in tables of equally many rows and more and more keys: a
 * thousand, a million, and every row another one.
 *
 * @param rows of each table
 * @param rounds how often each way runs, of which the median counts; once more before, to load its classes
 * @param directory where the tables are kept
 */
record Memory(long rows, int rounds, Path directory) {
    private static final Map<String, KeyFinder> WAYS = ways();

    private static Map<String, KeyFinder> ways() {
        Map<String, KeyFinder> ways = new LinkedHashMap<>();
        ways.put(Contender.FLOOR, new Floor());
        ways.put(Contender.ANALYZE, new Detector(SkewOptions.defaults()));
        ways.put("groupBy(key).count()", new ExactGroupBy());
        return ways;
    }

    /** {@return the growth by each way, a figure for each number of keys} */
    Map<String, List<ByteSize>> run(SparkSession spark, PrintStream out) {
        List<Long> keys = LongStream.of(1_000, 1_000_000, rows)
                .filter(number -> number <= rows)
                .distinct()
                .boxed()
                .toList();
        Map<String, List<ByteSize>> growth = new LinkedHashMap<>();
        for (long number : keys) {
            Dataset<Row> table = new KeyTable(rows, KeyRule.even(number), directory).read(spark);
            WAYS.forEach((name, way) ->
                    growth.computeIfAbsent(name, key -> new ArrayList<>()).add(growth(way, table)));
        }
        List<String> headings = new ArrayList<>(List.of("live heap grows by"));
        keys.forEach(number -> headings.add(TextLayout.count(number) + " keys"));
        List<List<String>> lines = new ArrayList<>();
        growth.forEach((name, sizes) -> {
            List<String> line = new ArrayList<>(List.of(name));
            sizes.forEach(size -> line.add(size.toString()));
            lines.add(line);
        });
        out.printf("%nKey %s of %,d rows, two tasks at a time; median of %d rounds%n%n", KeyTable.LONG, rows, rounds);
        TextLayout.table(headings, lines).forEach(out::println);
        return growth;
    }

    private ByteSize growth(KeyFinder way, Dataset<Row> table) {
        List<ByteSize> measured = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            ByteSize growth = LiveHeap.growth(() -> way.find(table, KeyTable.LONG));
            if (round > 0) measured.add(growth);
        }
        return measured.stream().sorted().toList().get((rounds - 1) / 2);
    }
}
