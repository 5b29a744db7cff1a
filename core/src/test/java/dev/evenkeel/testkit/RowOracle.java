package dev.evenkeel.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The judgement whether two results are the same: equal schemas (names, order, types, nullability, metadata), then
 * equal rows, each as often here as there.
 *
 * <p>Example: one row doubled by a join gives {@code 11 rows instead of 10; too many: 1 × {7, "x"}}.
 */
public final class RowOracle {
    private static final int SHOWN = 5;

    private RowOracle() {}

    /** Fails with the first few rows too many and missing, unless both datasets hold the same rows. */
    public static void assertSameRows(Dataset<Row> actual, Dataset<Row> expected) {
        assertSameSchema(actual.schema(), expected.schema());
        assertSameRows(RowBag.of(actual), RowBag.of(expected));
    }

    /** Fails with the first few rows too many and missing, unless both bags hold the same rows. */
    public static void assertSameRows(RowBag actual, RowBag expected) {
        assertSameSchema(actual.schema(), expected.schema());
        if (actual.counts().equals(expected.counts())) {
            return;
        }
        throw new AssertionError("%d rows instead of %d%s%s%n  of %s"
                .formatted(
                        actual.size(),
                        expected.size(),
                        shown("too many", actual.minus(expected)),
                        shown("missing", expected.minus(actual)),
                        expected.schema().simpleString()));
    }

    /** Fails with every column that differs, unless the schemas are equal. */
    public static void assertSameSchema(StructType actual, StructType expected) {
        if (actual.equals(expected)) {
            return;
        }
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < Math.max(actual.size(), expected.size()); i++) {
            String is = column(actual, i);
            String should = column(expected, i);
            if (!is.equals(should)) {
                differences.add("column %d is %s instead of %s".formatted(i, is, should));
            }
        }
        throw new AssertionError("Schemas differ: " + String.join("; ", differences));
    }

    private static String column(StructType schema, int index) {
        if (index >= schema.size()) {
            return "absent";
        }
        StructField field = schema.fields()[index];
        String metadata = field.metadata().json();
        return "`%s` %s%s%s"
                .formatted(
                        field.name(),
                        field.dataType().json(),
                        field.nullable() ? "" : " not null",
                        metadata.equals("{}") ? "" : " " + metadata);
    }

    private static String shown(String title, Map<String, Integer> rows) {
        if (rows.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder()
                .append(System.lineSeparator())
                .append("  ")
                .append(title)
                .append(":");
        rows.entrySet().stream()
                .limit(SHOWN)
                .forEach(row -> text.append(System.lineSeparator())
                        .append("    %d × %s".formatted(row.getValue(), row.getKey())));
        if (rows.size() > SHOWN) {
            text.append(System.lineSeparator()).append("    … and %d other rows".formatted(rows.size() - SHOWN));
        }
        return text.toString();
    }
}
