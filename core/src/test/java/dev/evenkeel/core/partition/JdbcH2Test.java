package dev.evenkeel.core.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.core.error.EvenkeelException;
import dev.evenkeel.testkit.SparkFixture;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against H2, inside this JVM. */
class JdbcH2Test extends JdbcDatabaseSuite {
    private static final String SECRET = "hush-hush";
    private static final TestDatabase DATABASE =
            new TestDatabase("jdbc:h2:mem:parts;DB_CLOSE_DELAY=-1", Map.of("user", "sa", "password", SECRET));

    @BeforeAll
    static void create() throws SQLException {
        DATABASE.create();
    }

    @AfterAll
    static void drop() throws SQLException {
        DATABASE.run("SHUTDOWN");
    }

    @Override
    TestDatabase database() {
        return DATABASE;
    }

    @Test
    void credentialsAreNowhereToBeSeen() {
        String url = DATABASE.url() + ";USER=sa;PASSWORD=" + SECRET;
        JdbcSizing sizing = PartitionSizer.forJdbc(url, "skewed", "id", JdbcOptions.defaults());
        assertThat(sizing.explain()
                        + sizing.toJson()
                        + sizing
                        + sizing.facts()
                        + sizing.dryRun().explain())
                .contains("jdbc:h2")
                .doesNotContain(SECRET)
                .doesNotContain("mem:parts");
        assertSecretive(url + "x", "Cannot connect to jdbc:h2 (SQL state 28000: user or password refused)");
        assertSecretive("jdbc:h3:mem:x;PASSWORD=" + SECRET, "No driver for jdbc:h3 is on the class path.");
        assertSecretive("h2:PASSWORD=" + SECRET, "The URL does not begin with jdbc:");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNamedByItsKindAlone() {
        assertSecretive(
                "jdbc:h2:tcp://127.0.0.1:1/x;PASSWORD=" + SECRET,
                "Cannot connect to jdbc:h2 (SQL state 90067: nobody answers there). Check host, port, database, user"
                        + " and password");
    }

    /** Spark itself prints the properties of a connection at DEBUG, whoever reads over JDBC. */
    @Test
    void noCredentialIsLoggedWhileATableIsMeasuredAndRead() {
        JdbcOptions options = DATABASE.options().withParts(4);
        try (Overheard log = Overheard.listening()) {
            JdbcSizing sizing = PartitionSizer.forJdbc(DATABASE.url(), "readable", "id", options);
            sizing.dryRun();
            assertThat(sizing.read(SparkFixture.spark()).count()).isEqualTo(TestDatabase.ROWS);
            assertThat(log.text()).contains("Starting job").doesNotContain(SECRET);
        }
    }

    /** Such a name can be had, but not every database would keep it within its quotes. */
    @Test
    void aColumnNamedAsAnAttackIsRefused() throws SQLException {
        DATABASE.run("CREATE TABLE traps (\"id\"\" = 1 OR \"\"id\" INTEGER)");
        assertThatThrownBy(
                        () -> PartitionSizer.forJdbc(DATABASE.url(), "traps", "id\" = 1 OR \"id", DATABASE.options()))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageStartingWith("The name id\" = 1 OR \"id holds a quote, a bracket, a backslash")
                .hasMessageEndingWith("Create a view that renames it.");
    }

    private static void assertSecretive(String url, String message) {
        assertThatThrownBy(() -> PartitionSizer.forJdbc(url, "skewed", "id", JdbcOptions.defaults()))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining(SECRET)
                .hasNoCause();
    }

    @Test
    void aNamedDriverIsTheOneThatIsUsed() {
        JdbcOptions options = DATABASE.options().withProperty("driver", "org.h2.Driver");
        assertThat(PartitionSizer.forJdbc(DATABASE.url(), "skewed", "id", options)
                        .facts()
                        .rows())
                .isEqualTo(TestDatabase.ROWS);
        JdbcOptions other = DATABASE.options().withProperty("driver", "org.example.Driver");
        assertThatThrownBy(() -> PartitionSizer.forJdbc(DATABASE.url(), "skewed", "id", other))
                .hasMessageStartingWith("No driver for jdbc:h2");
    }
}
