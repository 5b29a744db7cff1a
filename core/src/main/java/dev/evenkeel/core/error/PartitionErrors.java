package dev.evenkeel.core.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can go wrong by the user's hand where partitions are sized. */
public final class PartitionErrors {
    private PartitionErrors() {}

    /** {@return the error for a sizing that no Dataset can be brought into} */
    public static EvenkeelException nothingToApply(String what, String instead) {
        return new EvenkeelException(
                "A sizing for " + what + " cannot be applied to a Dataset that was read already. " + instead);
    }

    /** {@return the error for a write without a column to partition by} */
    public static EvenkeelException noPartitionColumn() {
        return new EvenkeelException(
                "PartitionSizer.forWrite needs the columns that partitionBy will have, and got none."
                        + " Name at least one; for a write without partitionBy use PartitionSizer.forShuffle.");
    }

    /** {@return the error for a table partitioned by all its columns} */
    public static EvenkeelException onlyPartitionColumns(List<String> columns) {
        return new EvenkeelException("All columns of the Dataset (" + String.join(", ", columns)
                + ") are partition columns, so that files would have no column left. Leave one out.");
    }

    /** {@return the error for a Dataset that does not read files, or more than one table of them} */
    public static EvenkeelException notOneScan(int scans) {
        return new EvenkeelException("PartitionSizer.forRead needs a Dataset over one table of files, and this one has "
                + (scans == 0 ? "none" : scans)
                + ". Pass what spark.read gives, with its filters, each table by itself;"
                + " tables of Iceberg, Delta and the like plan their own reads.");
    }

    /** {@return the error for files that cannot be found or read} */
    public static EvenkeelException unreadablePaths(String format, List<String> paths, Throwable cause) {
        return new EvenkeelException(
                "Cannot read " + String.join(", ", paths) + " as " + format
                        + ". Check the paths, the format, and your right to read; the cause is below.",
                cause);
    }

    /** {@return the error for an address that is none of JDBC; the address stays untold, as it may hold a password} */
    public static EvenkeelException notAJdbcUrl() {
        return new EvenkeelException("The URL does not begin with jdbc: and the name of a database."
                + " Pass one such as jdbc:postgresql://host/database.");
    }

    /** {@return the error for a database whose driver is not on the class path} */
    public static EvenkeelException noDriver(String database) {
        return new EvenkeelException(
                "No driver for " + database
                        + " is on the class path. Add its jar (--jars or --packages), or name its class in the property driver.");
    }

    /** {@return the error for a database that does not answer, without what its driver said} */
    public static EvenkeelException noConnection(String database, @Nullable String state) {
        return new EvenkeelException(
                "Cannot connect to " + database + " (SQL state " + state(state) + ": " + meaning(state)
                        + "). Check host, port, database, user and password; the driver's own message is kept back, since it may"
                        + " hold them.");
    }

    /** {@return the error for a table that is not there} */
    public static EvenkeelException noTable(String table, String database, @Nullable String state) {
        return new EvenkeelException("Table " + table + " of " + database + " cannot be read (SQL state " + state(state)
                + "). Check its name, its schema and your right to select from it; a name with capitals or blanks"
                + " stands in double quotes.");
    }

    /** {@return the error for what stands in place of a table's name} */
    public static EvenkeelException notATableName(String table) {
        return new EvenkeelException("Not the name of a table: " + table + ". Pass table, schema.table or"
                + " catalog.schema.table, a part with other characters in double quotes. For a query create a view.");
    }

    /** {@return the error for a name that quotes cannot hold} */
    public static EvenkeelException unsafeName(String name) {
        return new EvenkeelException(
                "The name " + name + " holds a quote, a bracket, a backslash or a control character,"
                        + " which not every database quotes safely. Create a view that renames it.");
    }

    /** {@return the error for a column by which rows cannot be put in order} */
    public static EvenkeelException unorderedType(String column, String type) {
        return new EvenkeelException("Column " + column + " has type " + type
                + ", by which a table cannot be cut. Pass a column of numbers, dates, times, timestamps or texts.");
    }

    /** {@return the error for a query that a database refused} */
    public static EvenkeelException queryFailed(String table, String database, @Nullable String state) {
        return new EvenkeelException("Measuring " + table + " of " + database + " failed (SQL state " + state(state)
                + "). It takes the window function NTILE, and the right to select from the table.");
    }

    private static String state(@Nullable String state) {
        return state == null ? "unknown" : state;
    }

    private static String meaning(@Nullable String state) {
        if (state == null) return "not said why";
        if (state.startsWith("08") || state.equals("90067")) return "nobody answers there";
        if (state.startsWith("28")) return "user or password refused";
        return state.startsWith("3D") ? "no such database" : "refused";
    }
}
