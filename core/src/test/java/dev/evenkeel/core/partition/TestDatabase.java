package dev.evenkeel.core.partition;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * A real database with a table of one column of every type, most values near the smallest, some equal, some null.
 *
 * <p>Both databases of the tests understand what is said here.
 */
record TestDatabase(String url, Map<String, String> properties) {
    static final int ROWS = 20_000;

    /** Columns of the table that it can be cut by, and their types. */
    static final Map<String, String> COLUMNS = Map.of(
            "id", "INTEGER NOT NULL",
            "big", "BIGINT",
            "price", "DECIMAL(20, 4)",
            "ratio", "DOUBLE PRECISION",
            "born", "DATE",
            "clock", "TIME",
            "made", "TIMESTAMP",
            "moment", "TIMESTAMP WITH TIME ZONE",
            "label", "VARCHAR(200)");

    private static final List<String> AWKWARD = List.of(
            "O''Neil", "a\\b", "'' OR 1=1 --", "ünï", "", " ", "x;y", "%", "\"quoted\"", "😀", "{fn now()}", "?");

    void create() throws SQLException {
        run("CREATE TABLE \"Skewed Rows\" ("
                + COLUMNS.entrySet().stream()
                        .map(column -> column.getKey() + " " + column.getValue())
                        .collect(Collectors.joining(", "))
                + ")");
        run("CREATE VIEW skewed AS SELECT * FROM \"Skewed Rows\"");
        // Spark 3.5 cannot read a moment of H2.
        run("CREATE VIEW readable AS SELECT id, big, price, ratio, born, clock, made, label FROM \"Skewed Rows\"");
        SplittableRandom random = new SplittableRandom(5);
        List<String> rows = new ArrayList<>();
        for (int id = 0; id < ROWS; id++) {
            rows.add(row(id, random));
            if (rows.size() == 1_000) {
                run("INSERT INTO \"Skewed Rows\" (id, big, price, ratio, born, clock, made, moment, label) VALUES "
                        + String.join(", ", rows));
                rows.clear();
            }
        }
    }

    private static String row(int id, SplittableRandom random) {
        if (random.nextInt(20) == 0) return "(" + id + ", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)";
        // Most values are small, the largest 2^40: equal strides would put nearly all rows in the first part.
        long skewed = (long) Math.pow(2, 40 * random.nextDouble());
        String second = String.format("%02d:%02d:%02d", skewed % 24, skewed % 60, (skewed + id) % 60);
        String day = LocalDate.ofEpochDay(Math.min(skewed, 30_000)).toString();
        return "(%d, %d, %d.%04d, %s, DATE '%s', TIME '%s', TIMESTAMP '%s %s.%06d', TIMESTAMP WITH TIME ZONE '%s %s+03:00', '%s')"
                .formatted(
                        id,
                        skewed - 1_000,
                        skewed,
                        id % 10_000,
                        random.nextInt(50) == 0 ? "CAST('NaN' AS DOUBLE PRECISION)" : skewed / 7.0,
                        day,
                        second,
                        day,
                        second,
                        id,
                        day,
                        second,
                        random.nextInt(3) == 0 ? AWKWARD.get(random.nextInt(AWKWARD.size())) : "k" + skewed);
    }

    /** {@return the largest and the smallest number of the predicates that a row meets} */
    List<Long> metBy(List<String> predicates) throws SQLException {
        String sum = predicates.stream()
                .map(predicate -> "CASE WHEN " + predicate + " THEN 1 ELSE 0 END")
                .collect(Collectors.joining(" + "));
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT MIN(n), MAX(n), COUNT(*) FROM (SELECT " + sum + " AS n FROM skewed) met")) {
            row.next();
            return List.of(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }

    void run(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    JdbcOptions options() {
        JdbcOptions options = JdbcOptions.defaults();
        for (Map.Entry<String, String> property : properties.entrySet()) {
            options = options.withProperty(property.getKey(), property.getValue());
        }
        return options;
    }

    private Connection connect() throws SQLException {
        Properties copy = new Properties();
        copy.putAll(properties);
        return DriverManager.getConnection(url, copy);
    }
}
