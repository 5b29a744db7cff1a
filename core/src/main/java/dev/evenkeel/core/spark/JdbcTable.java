package dev.evenkeel.core.spark;

import dev.evenkeel.core.error.Errors;
import dev.evenkeel.core.error.PartitionErrors;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.jdbc.JdbcDialect;
import org.apache.spark.sql.jdbc.JdbcDialects;

/**
 * A table of a database and one of its columns, asked with plain JDBC from the driver.
 *
 * <p>Every question opens a connection and closes it. Names come from the database's own answers and are quoted by
 * Spark's dialect for it; values are written by {@link JdbcLiteral} alone.
 */
public final class JdbcTable {
    /** Sums that one query computes; PostgreSQL allows 1,600 columns, Oracle 1,000. */
    private static final int SUMS = 100;

    private final JdbcAddress address;
    private final String table;
    private final String column;
    private final String type;
    private final JdbcLiteral literal;

    private JdbcTable(JdbcAddress address, String table, String column, String type, JdbcLiteral literal) {
        this.address = address;
        this.table = table;
        this.column = column;
        this.type = type;
        this.literal = literal;
    }

    /**
     * {@return the table and its column, once both are found and the column has an order}
     *
     * @param name the table's; dots separate catalog, schema and table, double quotes keep a part as it is
     * @param columnName in any case, where only one column has it
     */
    public static JdbcTable of(JdbcAddress address, String name, String columnName) {
        JdbcDialect dialect = JdbcDialects.get(address.url());
        try (Connection connection = address.connect()) {
            String table = JdbcName.of(name).quoted(dialect, connection.getMetaData());
            try (Statement statement = connection.createStatement();
                    ResultSet none = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
                ResultSetMetaData columns = none.getMetaData();
                int at = position(columns, columnName, name);
                String type = columns.getColumnTypeName(at);
                JdbcLiteral literal = JdbcLiteral.of(columns.getColumnType(at), type)
                        .orElseThrow(() -> PartitionErrors.unorderedType(columnName, type));
                String column = JdbcName.quoted(dialect, columns.getColumnName(at));
                return new JdbcTable(address, table, column, type, literal);
            } catch (SQLException e) {
                throw PartitionErrors.noTable(name, address.database(), e.getSQLState());
            }
        } catch (SQLException e) {
            throw PartitionErrors.noConnection(address.database(), e.getSQLState());
        }
    }

    private static int position(ResultSetMetaData columns, String wanted, String table) throws SQLException {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) names.add(columns.getColumnName(i));
        if (names.contains(wanted)) return names.indexOf(wanted) + 1;
        List<String> near = names.stream().filter(wanted::equalsIgnoreCase).toList();
        if (near.size() > 1) throw Errors.ambiguousColumn(wanted, "table " + table);
        if (near.isEmpty()) throw Errors.missingColumn(wanted, "table " + table, names);
        return names.indexOf(near.get(0)) + 1;
    }

    /** {@return the table's name, quoted} */
    public String name() {
        return table;
    }

    /** {@return the column's name, quoted} */
    public String column() {
        return column;
    }

    /** {@return the column's type, as the database calls it} */
    public String type() {
        return type;
    }

    /** Rows of the table, and those among them that have a value in the column. */
    public record Rows(long all, long withValue) {}

    /** {@return the rows, counted by the database} */
    public Rows rows() {
        String sql = "SELECT COUNT(*), COUNT(" + column + ") FROM " + table;
        return query(sql, row -> new Rows(row.getLong(1), row.getLong(2))).get(0);
    }

    /**
     * {@return the rows that have a value, in so many runs of equal length in the order of the column}
     *
     * <p>Cost: one query that sorts the column.
     *
     * @param tile made of the run's smallest value as a literal (empty where that has none) and its rows
     */
    public <T> List<T> tiles(int count, BiFunction<String, Long, T> tile) {
        String sql = "SELECT MIN(v), COUNT(*) FROM (SELECT " + column + " AS v, NTILE(" + count + ") OVER (ORDER BY "
                + column + ") AS t FROM " + table + " WHERE " + column + " IS NOT NULL) tiles GROUP BY t ORDER BY t";
        return query(sql, row -> tile.apply(literal.read(row, 1).orElse(""), row.getLong(2)));
    }

    /** {@return how many rows meet each predicate; one query for 100 of them} */
    public List<Long> count(List<String> predicates) {
        List<Long> counts = new ArrayList<>();
        for (int from = 0; from < predicates.size(); from += SUMS) {
            List<String> some = predicates.subList(from, Math.min(predicates.size(), from + SUMS));
            String sums = String.join(
                    ", ",
                    some.stream()
                            .map(predicate -> "SUM(CASE WHEN " + predicate + " THEN 1 ELSE 0 END)")
                            .toList());
            counts.addAll(query("SELECT " + sums + " FROM " + table, row -> {
                        List<Long> sum = new ArrayList<>();
                        for (int i = 1; i <= some.size(); i++) sum.add(row.getLong(i));
                        return sum;
                    })
                    .get(0));
        }
        return counts;
    }

    /** {@return the table as a Dataset, one partition a predicate; no job now} */
    public Dataset<Row> read(SparkSession spark, String... predicates) {
        return spark.read().jdbc(address.url(), table, predicates, address.properties());
    }

    /** What is made of one row of an answer. */
    private interface Form<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Form<T> form) {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> answer = new ArrayList<>();
            while (rows.next()) answer.add(form.of(rows));
            return answer;
        } catch (SQLException e) {
            throw PartitionErrors.queryFailed(table, address.database(), e.getSQLState());
        }
    }

    @Override
    public String toString() {
        return "JdbcTable[" + address.database() + ", " + table + ", " + column + "]";
    }
}
