package dev.evenkeel.core.spark;

import dev.evenkeel.core.error.PartitionErrors;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a database is and who asks, of which only the kind of database is ever shown.
 *
 * <p>Example: {@code jdbc:postgresql://ann:secret@host/db?password=x} shows itself as {@code jdbc:postgresql}. What a
 * driver says in an exception may repeat an address or a password, so that only its SQL state is passed on.
 */
public final class JdbcAddress {
    private static final Pattern KIND = Pattern.compile("jdbc:[A-Za-z][A-Za-z0-9]*");

    private final String url;
    private final Map<String, String> properties;

    private JdbcAddress(String url, Map<String, String> properties) {
        this.url = url;
        this.properties = Map.copyOf(properties);
    }

    /** {@return the address, once the URL is found to be one of JDBC} */
    public static JdbcAddress of(String url, Map<String, String> properties) {
        if (!KIND.matcher(url).lookingAt()) throw PartitionErrors.notAJdbcUrl();
        return new JdbcAddress(url, properties);
    }

    /** {@return the kind of database, such as {@code jdbc:postgresql}} */
    public String database() {
        Matcher kind = KIND.matcher(url);
        return kind.lookingAt() ? kind.group() : "jdbc";
    }

    String url() {
        return url;
    }

    Properties properties() {
        Properties copy = new Properties();
        copy.putAll(properties);
        return copy;
    }

    /** {@return a new connection, for the caller to close} */
    Connection connect() {
        try {
            Connection connection = driver().connect(url, properties());
            if (connection == null) throw PartitionErrors.noDriver(database());
            return connection;
        } catch (SQLException e) {
            throw PartitionErrors.noConnection(database(), e.getSQLState());
        }
    }

    /** Drivers of {@code --jars} are known to the context class loader and not to the {@code DriverManager}. */
    private Driver driver() {
        String name = properties.get("driver");
        Stream<Driver> all = Stream.concat(
                ServiceLoader.load(Driver.class, Thread.currentThread().getContextClassLoader()).stream()
                        .map(ServiceLoader.Provider::get),
                DriverManager.drivers());
        return all.filter(driver -> name == null || driver.getClass().getName().equals(name))
                .filter(this::accepts)
                .findFirst()
                .orElseThrow(() -> PartitionErrors.noDriver(database()));
    }

    private boolean accepts(Driver driver) {
        try {
            return driver.acceptsURL(url);
        } catch (SQLException e) {
            return false; // a driver of another database
        }
    }

    @Override
    public String toString() {
        return "JdbcAddress[" + database() + "]";
    }
}
