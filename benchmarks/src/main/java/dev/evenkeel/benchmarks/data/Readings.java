package dev.evenkeel.benchmarks.data;

import java.util.Locale;

/**
 * A table of a database whose columns lie differently: {@code even} counts from 1, {@code far} too but for its last
 * value of 10^12, and {@code made} is a time of the last ten years, 30 days ago on average.
 *
 * <p>Example: with 100,000 rows, sixteen equal strides from the least to the largest {@code made} are 228 days each,
 * and the last of them has 99,950 rows.
 */
public final class Readings {
    /** The name of the table. */
    public static final String TABLE = "readings";

    /** The largest of {@code far}. */
    public static final String FARTHEST = "1000000000000";

    /** The least of {@code made}. */
    public static final String FIRST = "2015-01-01 00:00:00";

    /** No {@code made} is later. */
    public static final String LAST = "2025-01-01 00:00:00";

    /** In seconds, from {@link #FIRST} to {@link #LAST}. */
    private static final long TEN_YEARS = 315_619_200;

    private static final long THIRTY_DAYS = 2_592_000;

    private Readings() {}

    /** Makes a table of so many rows in a database that is empty; equal numbers give equal rows. */
    public static void create(Database database, long rows) {
        database.run("CREATE TABLE " + TABLE
                + " (even BIGINT, far BIGINT, made TIMESTAMP, price DOUBLE PRECISION, label VARCHAR(40))");
        // A draw between 0 and 1 for each row, of which the logarithm makes ages that thin out.
        String draw = "((x * 2654435761 % 1000003 + 1) / CAST(1000004 AS DOUBLE PRECISION))";
        String age = String.format(
                Locale.ROOT,
                "CASE WHEN x = 1 THEN %d ELSE LEAST(%d, CAST(-LN(%s) * %d AS BIGINT)) END",
                TEN_YEARS,
                TEN_YEARS,
                draw,
                THIRTY_DAYS);
        database.run("INSERT INTO " + TABLE + " SELECT x, CASE WHEN x = " + rows + " THEN " + FARTHEST
                + " ELSE x END, TIMESTAMP '" + LAST + "' - (" + age + ") * INTERVAL '1' SECOND, x / 7.0,"
                + " 'reading number ' || x FROM " + database.numbersTo(rows));
    }
}
