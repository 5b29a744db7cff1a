package dev.evenkeel.core.partition;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * How a table is read over JDBC.
 *
 * <p>Example: {@code JdbcOptions.defaults().withProperty("password", password).withMaxConnections(16)}. Immutable; says
 * nothing of its properties in {@link #toString()}.
 */
public final class JdbcOptions {
    /**
     * Connections that are open at once: 8.
     *
     * <p>Argument: PostgreSQL lets 100 clients in by default and MySQL 151, whose other users must still be served; and
     * from about 8 readers on most databases are limited by their disk or network.
     */
    static final int DEFAULT_CONNECTIONS = 8;

    /**
     * Rows below which a part is mostly connecting: 10,000.
     *
     * <p>Argument: on the PostgreSQL of our tests, on a loaded machine, connecting and fetching one row took 8 to 50
     * ms, fetching 10,000 rows of about 60 bytes 12 to 100 ms; so at this size a part spends about a third on
     * connecting.
     */
    static final long SMALLEST_PART = 10_000;

    private static final JdbcOptions DEFAULTS = new JdbcOptions(Map.of(), OptionalInt.empty(), DEFAULT_CONNECTIONS);

    private final Map<String, String> properties;
    private final OptionalInt parts;
    private final int maxConnections;

    private JdbcOptions(Map<String, String> properties, OptionalInt parts, int maxConnections) {
        this.properties = properties;
        this.parts = parts;
        this.maxConnections = maxConnections;
    }

    /** {@return no properties, at most 8 connections, a part for at least 10,000 rows} */
    public static JdbcOptions defaults() {
        return DEFAULTS;
    }

    /**
     * {@return what the driver and Spark are told: {@code user}, {@code password}, {@code driver}, {@code fetchsize}
     * and so on}
     */
    public Map<String, String> properties() {
        return properties;
    }

    /** {@return how many parts are wanted; unset means as many as connections, of at least 10,000 rows each} */
    public OptionalInt parts() {
        return parts;
    }

    /** {@return connections that may be open at once, and so the most parts: 8, since the database has other users} */
    public int maxConnections() {
        return maxConnections;
    }

    /** {@return these options with one property more} */
    public JdbcOptions withProperty(String key, String value) {
        Map<String, String> more = new TreeMap<>(properties);
        more.put(key, value);
        return new JdbcOptions(Map.copyOf(more), parts, maxConnections);
    }

    /** {@return these options with that many parts, at least 1; never more than connections} */
    public JdbcOptions withParts(int count) {
        if (count < 1) throw new IllegalArgumentException("parts must be at least 1: " + count);
        return new JdbcOptions(properties, OptionalInt.of(count), maxConnections);
    }

    /** {@return these options with another bound of connections, at least 1} */
    public JdbcOptions withMaxConnections(int count) {
        if (count < 1) throw new IllegalArgumentException("maxConnections must be at least 1: " + count);
        return new JdbcOptions(properties, parts, count);
    }

    @Override
    public String toString() {
        return "JdbcOptions[parts=" + (parts.isPresent() ? parts.getAsInt() : "unset") + ", maxConnections="
                + maxConnections + ", properties=" + properties.size() + " hidden]";
    }
}
