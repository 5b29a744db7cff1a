package dev.evenkeel.advisor.tuning.spark;

import dev.evenkeel.advisor.tuning.judge.ResultPrint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The print of a Dataset, taken while all of it is computed.
 *
 * <p>One pass, as Spark's own observed metrics: the plan below stays as the job made it, and nothing goes to the driver but
 * sums. Doubles within arrays, maps and structs count by their exact bits, so that results are called different rather than
 * equal where only rounding differs.
 */
final class DatasetPrint {
    private static final int PATIENCE_SECONDS = 60;

    /** Enough weights to tell rows apart, and a prime so that patterns in hashes do not line up. */
    private static final int WEIGHTS = 1009;

    private DatasetPrint() {}

    static ResultPrint of(Dataset<?> data) {
        StructType schema = data.schema();
        String[] names = new String[schema.size()];
        for (int i = 0; i < names.length; i++) names[i] = "c" + i;
        Dataset<Row> renamed = data.toDF(names);
        Map<String, String> sums = sums(schema);
        Observation observation = new Observation();
        Column[] columns = sums.entrySet().stream()
                .map(sum -> functions.expr(sum.getValue()).as(sum.getKey()))
                .toArray(Column[]::new);
        renamed.observe(observation, columns[0], rest(columns))
                .write()
                .format("noop")
                .mode("overwrite")
                .save();
        return print(schema, metrics(observation, renamed, columns));
    }

    private static Column[] rest(Column[] columns) {
        Column[] rest = new Column[columns.length - 1];
        System.arraycopy(columns, 1, rest, 0, rest.length);
        return rest;
    }

    /** Spark sends what it observed through its listeners, which may drop it: then the sums are computed once more. */
    private static Map<String, Object> metrics(Observation observation, Dataset<Row> data, Column[] columns) {
        CompletableFuture<Map<String, Object>> sent = new CompletableFuture<>();
        Thread waiting = new Thread(
                () -> {
                    try {
                        sent.complete(observation.getAsJava());
                    } catch (InterruptedException | RuntimeException e) {
                        sent.completeExceptionally(e);
                    }
                },
                "evenkeel-observation");
        waiting.setDaemon(true);
        waiting.start();
        try {
            Map<String, Object> metrics = sent.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (metrics.containsKey("n")) return metrics;
        } catch (TimeoutException | ExecutionException e) {
            // Computed below.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.interrupt();
        }
        Row row = data.agg(columns[0], rest(columns)).first();
        Map<String, Object> metrics = new LinkedHashMap<>();
        for (String name : row.schema().fieldNames()) metrics.put(name, row.getAs(name));
        return metrics;
    }

    private static Map<String, String> sums(StructType schema) {
        String hash = hash(schema);
        String weight = "(pmod(" + hash + ", " + WEIGHTS + "L) / " + WEIGHTS + "D)";
        Map<String, String> sums = new LinkedHashMap<>();
        sums.put("n", "count(1)");
        sums.put("h", "sum(CAST(" + hash + " AS DECIMAL(20,0)))");
        for (int i = 0; i < schema.size(); i++) {
            if (!isFloating(schema.fields()[i].dataType())) continue;
            String value = "CAST(c" + i + " AS DOUBLE)";
            String finite = "CASE WHEN abs(" + value + ") < DOUBLE('Infinity') THEN " + value + " END";
            sums.put("s" + i, "sum(" + finite + ")");
            sums.put("z" + i, "sum(abs(" + finite + "))");
            sums.put("w" + i, "sum((" + finite + ") * " + weight + ")");
            sums.put("nan" + i, "count_if(isnan(c" + i + "))");
            sums.put("plus" + i, "count_if(" + value + " = DOUBLE('Infinity'))");
            sums.put("minus" + i, "count_if(" + value + " = DOUBLE('-Infinity'))");
            sums.put("null" + i, "count_if(c" + i + " IS NULL)");
        }
        return sums;
    }

    private static String hash(StructType schema) {
        List<String> exact = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            DataType type = schema.fields()[i].dataType();
            if (!isFloating(type)) exact.add(isHashable(type) ? "c" + i : "CAST(c" + i + " AS STRING)");
        }
        return exact.isEmpty() ? "0L" : "xxhash64(" + String.join(", ", exact) + ")";
    }

    private static boolean isFloating(DataType type) {
        return type.equals(DataTypes.DoubleType) || type.equals(DataTypes.FloatType);
    }

    /** Spark does not hash maps, since equal ones may lie in another order, nor variants. */
    private static boolean isHashable(DataType type) {
        String text = type.sql();
        return !text.contains("MAP<") && !text.contains("VARIANT");
    }

    private static ResultPrint print(StructType schema, Map<String, Object> metrics) {
        List<ResultPrint.FloatSums> floats = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            if (!isFloating(schema.fields()[i].dataType())) continue;
            String specials = metrics.get("nan" + i) + " NaN, " + metrics.get("plus" + i) + " infinite, "
                    + metrics.get("minus" + i) + " infinite below zero, " + metrics.get("null" + i) + " null";
            floats.add(new ResultPrint.FloatSums(
                    number(metrics.get("s" + i)),
                    number(metrics.get("z" + i)),
                    number(metrics.get("w" + i)),
                    specials));
        }
        Object hashes = metrics.get("h");
        return new ResultPrint(
                columns(schema),
                ((Number) metrics.getOrDefault("n", 0L)).longValue(),
                hashes instanceof BigDecimal sum ? sum : BigDecimal.ZERO,
                floats);
    }

    private static double number(@Nullable Object sum) {
        return sum instanceof Number number ? number.doubleValue() : 0;
    }

    /** Whether a column may be null depends on the plan, which may change. */
    private static String columns(StructType schema) {
        List<String> columns = new ArrayList<>();
        for (StructField field : schema.fields())
            columns.add(field.name() + " " + field.dataType().sql());
        return String.join(", ", columns);
    }
}
