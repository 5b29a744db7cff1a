package dev.evenkeel.core.spark;

import dev.evenkeel.core.error.PartitionErrors;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.jdbc.JdbcDialect;

/**
 * The name of a table, in the parts that dots separate.
 *
 * <p>Example: {@code sales.Orders} is {@code "SALES"."ORDERS"} in a database that keeps names in capitals and
 * {@code "sales"."orders"} in PostgreSQL; {@code sales."Orders"} keeps its capital everywhere.
 *
 * @param parts catalog, schema and table, as many as were given
 */
record JdbcName(List<Part> parts) {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$#]*");
    private static final Pattern PART = Pattern.compile("\"([^\"]+)\"|([^\".]+)");
    private static final Pattern UNSAFE = Pattern.compile("[\"'`\\[\\]\\\\;\\p{Cntrl}]");

    /** One part, and whether its capitals are meant. */
    record Part(String text, Kind kind) {}

    /** How a part was given. */
    enum Kind {
        PLAIN,
        QUOTED
    }

    /** {@return the name, once it is found to be one: a query in its place would be run as it stands} */
    static JdbcName of(String name) {
        List<Part> parts = new ArrayList<>();
        Matcher part = PART.matcher(name);
        int at = 0;
        while (part.find(at) && part.start() == at) {
            Part found =
                    part.group(1) != null ? new Part(part.group(1), Kind.QUOTED) : new Part(part.group(2), Kind.PLAIN);
            boolean isName = found.kind() == Kind.QUOTED
                    ? !UNSAFE.matcher(found.text()).find()
                    : PLAIN.matcher(found.text()).matches();
            if (!isName) throw PartitionErrors.notATableName(name);
            parts.add(found);
            at = part.end();
            if (at == name.length()) return checked(parts, name);
            if (name.charAt(at) != '.') break;
            at++;
        }
        throw PartitionErrors.notATableName(name);
    }

    private static JdbcName checked(List<Part> parts, String name) {
        if (parts.size() > 3) throw PartitionErrors.notATableName(name);
        return new JdbcName(List.copyOf(parts));
    }

    /** {@return the name as that database would find it, every part quoted by the dialect} */
    String quoted(JdbcDialect dialect, DatabaseMetaData database) throws SQLException {
        List<String> quoted = new ArrayList<>();
        for (Part part : parts) {
            String text = part.kind() == Kind.QUOTED ? part.text() : folded(part.text(), database);
            quoted.add(quoted(dialect, text));
        }
        return String.join(".", quoted);
    }

    private static String folded(String text, DatabaseMetaData database) throws SQLException {
        if (database.storesUpperCaseIdentifiers()) return text.toUpperCase(Locale.ROOT);
        return database.storesLowerCaseIdentifiers() ? text.toLowerCase(Locale.ROOT) : text;
    }

    /** {@return a single name quoted by the dialect; an error where quotes could not hold it} */
    static String quoted(JdbcDialect dialect, String name) {
        if (name.isEmpty() || UNSAFE.matcher(name).find()) throw PartitionErrors.unsafeName(name);
        return dialect.quoteIdentifier(name);
    }
}
