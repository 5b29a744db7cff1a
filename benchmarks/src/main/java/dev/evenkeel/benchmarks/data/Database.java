package dev.evenkeel.benchmarks.data;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * A database that is there from its start until it is closed.
 *
 * <p>Example: {@code try (Database database = Database.Kind.H2.start()) { database.run("CREATE TABLE t (x BIGINT)"); }}.
 */
public interface Database extends AutoCloseable {
    /** A kind of database. */
    enum Kind {
        /** Inside this Java. */
        H2("H2, in the same Java", Optional::empty, H2Database::start),
        /** A server of its own on this machine. */
        POSTGRES("PostgreSQL on the same machine", PostgresServer::obstacle, PostgresServer::start);

        private final String words;

        @SuppressWarnings("ImmutableEnumChecker") // only ever functions without state
        private final Supplier<Optional<String>> obstacle;

        @SuppressWarnings("ImmutableEnumChecker")
        private final Supplier<Database> start;

        Kind(String words, Supplier<Optional<String>> obstacle, Supplier<Database> start) {
            this.words = words;
            this.obstacle = obstacle;
            this.start = start;
        }

        /** {@return what it is, in words} */
        public String words() {
            return words;
        }

        /** {@return why it cannot be started here; nothing where it can} */
        public Optional<String> obstacle() {
            return obstacle.get();
        }

        /** {@return an empty one of its own} */
        public Database start() {
            return start.get();
        }
    }

    /** {@return where it is} */
    String url();

    /** {@return what a connection is told} */
    Properties properties();

    /** {@return in its SQL, a table {@code t} of the numbers from 1 to that one, in a column {@code x}} */
    String numbersTo(long last);

    /** Runs a statement. */
    default void run(String sql) {
        try (Connection connection = DriverManager.getConnection(url(), properties());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("The database refused: " + sql, e);
        }
    }

    @Override
    void close();
}
