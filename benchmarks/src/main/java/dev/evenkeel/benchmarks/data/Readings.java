package dev.evenkeel.benchmarks.data;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Properties;

/**
 * A table in a database inside this Java, whose columns lie differently: {@code even} counts from 1, {@code far} too but
 * for its last value of 10^12, and {@code made} is a time of the last ten years, 30 days ago on average.
 *
 * <p>Example: with 100,000 rows, sixteen equal strides from the least to the largest {@code made} are 228 days each,
 * and the last of them has 99,950 rows.
 */
public final class Readings implements AutoCloseable {
    /** The name of the table. */
    public static final String TABLE = "READINGS";

    /** The largest of {@code far}. */
    public static final String FARTHEST = "1000000000000";

    /** The least of {@code made}. */
    public static final String FIRST = "2015-01-01 00:00:00";

    /** No {@code made} is later. */
    public static final String LAST = "2025-01-01 00:00:00";

    /** In seconds, from {@link #FIRST} to {@link #LAST}. */
    private static final long TEN_YEARS = 315_619_200;

    private static final long THIRTY_DAYS = 2_592_000;

    private final String url;

    private Readings(String url) {
        this.url = url;
    }

    /** {@return a table of so many rows; equal numbers give equal rows} */
    public static Readings of(long rows) {
        Readings readings = new Readings("jdbc:h2:mem:readings;DB_CLOSE_DELAY=-1");
        readings.run("DROP TABLE IF EXISTS " + TABLE);
        readings.run("CREATE TABLE " + TABLE
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
        readings.run("INSERT INTO " + TABLE + " SELECT x, CASE WHEN x = " + rows + " THEN " + FARTHEST
                + " ELSE x END, DATEADD('SECOND', -(" + age + "), TIMESTAMP '" + LAST + "'), x / 7.0,"
                + " 'reading number ' || x FROM SYSTEM_RANGE(1, " + rows + ")");
        return readings;
    }

    /** {@return where it is} */
    public String url() {
        return url;
    }

    /** {@return what a connection is told} */
    public Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", "sa");
        properties.setProperty("password", "");
        return properties;
    }

    private void run(String sql) {
        try (Connection connection = DriverManager.getConnection(url, properties());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("The database of the readings refused: " + sql, e);
        }
    }

    @Override
    public void close() {
        run("SHUTDOWN");
    }
}
