package dev.evenkeel.core.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against PostgreSQL, where it is installed. */
class JdbcPostgresTest extends JdbcDatabaseSuite {
    private static @Nullable PostgresServer server;
    private static TestDatabase database = new TestDatabase("", Map.of());

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> programs = PostgresServer.programs();
        assumeTrue(programs.isPresent(), "PostgreSQL is not installed; apt-get install postgresql runs this test");
        PostgresServer started = PostgresServer.start(programs.orElseThrow());
        server = started;
        database = new TestDatabase(
                started.url(), Map.of("user", PostgresServer.USER, "password", PostgresServer.PASSWORD));
        database.create();
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) server.stop();
    }

    @Override
    TestDatabase database() {
        return database;
    }

    @Test
    void refusalsSayWhyWithoutAddressOrPassword() {
        JdbcOptions wrong = JdbcOptions.defaults().withProperty("user", "ann").withProperty("password", "wr0ng");
        assertThatThrownBy(() -> PartitionSizer.forJdbc(database.url(), "skewed", "id", wrong))
                .hasMessageStartingWith("Cannot connect to jdbc:postgresql (SQL state 28P01: user or password refused)")
                .hasMessageNotContaining("wr0ng")
                .hasNoCause();
        assertThatThrownBy(() -> PartitionSizer.forJdbc(database.url() + "s", "skewed", "id", database.options()))
                .hasMessageStartingWith("Cannot connect to jdbc:postgresql (SQL state 3D000: no such database)");
        assertThatThrownBy(() ->
                        PartitionSizer.forJdbc("jdbc:postgresql://127.0.0.1:1/x", "skewed", "id", database.options()))
                .hasMessageStartingWith("Cannot connect to jdbc:postgresql (SQL state 08001: nobody answers there)");
    }

    @Test
    void aCollationThatSortsOtherwiseStillCutsWithoutAGap() throws Exception {
        database.run("CREATE TABLE words (id INTEGER, word TEXT COLLATE \"en-x-icu\")");
        database.run("INSERT INTO words SELECT id, label FROM skewed");
        JdbcSizing sizing = PartitionSizer.forJdbc(
                database.url(), "public.words", "word", database.options().withParts(6));
        assertThat(sizing.partitions()).isGreaterThan(2);
        assertThat(sizing.dryRun().total()).isEqualTo(TestDatabase.ROWS);
    }
}
