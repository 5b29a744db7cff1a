package dev.evenkeel.benchmarks.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.testkit.SparkFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoTest {
    private static final Path FILES = SparkFixture.temporaryDirectory().resolve("demo");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return new Demo(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        FILES,
                        slots -> session())
                .run(arguments);
    }

    /** A session of its own, since the demo sets the broadcast threshold; of as many partitions as Spark has. */
    private static SparkSession session() {
        SparkSession session = SparkFixture.spark().newSession();
        session.conf().set("spark.sql.shuffle.partitions", "200");
        return session;
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private void assertOneLine(String beginning) {
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith(beginning)
                .endsWith(System.lineSeparator())
                .hasLineCount(1);
    }

    private static String file(String name, String text) {
        try {
            Files.createDirectories(FILES);
            return Files.writeString(FILES.resolve(name), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--lfet a.csv                                | Option --lfet is not known. Options are --left, --right",
                "stray                                       | Option stray is not known.",
                "--slots                                     | Option --slots needs a value: --slots N.",
                "--slots --help                              | Option --slots needs a value",
                "--slots many                                | Option --slots is many, but must be a whole number from 1",
                "--slots 0                                   | Option --slots is 0, but",
                "--slots 1.5                                 | Option --slots is 1.5, but",
                "--slots 8 --slots 9                         | Option --slots is given twice.",
                "--scale -1                                  | Option --scale is -1, but must be a number from 0.001",
                "--scale NaN                                 | Option --scale is NaN, but",
                "--type sideways                             | Join type 'sideways' is not one that Spark knows.",
                "--type cross                                | Option --type is cross, but must be a join type that",
                "--left a.csv                                | Option --left needs --right as well.",
                "--on id                                     | Option --on needs --left as well.",
                "--left a.csv --right b.csv --on id --scale 1 | Option --scale is the size of the generated tables",
                "--left a.csv --right b.csv --on id,         | Option --on is id,, but must be column names",
                "--left no.csv --right no.csv --on id        | File no.csv of --left does not exist."
            })
    void aBadArgumentIsOneLineAndCode2(String arguments, String line) {
        assertThat(run(arguments.split(" +"))).isEqualTo(2);
        assertOneLine(line);
        assertThat(printed()).isEmpty();
    }

    @Test
    void aFileOfUnknownFormatIsOneLineAndCode2() {
        String text = file("notes.txt", "hello");
        assertThat(run("--left", text, "--right", text, "--on", "id")).isEqualTo(2);
        assertOneLine("File " + text + " is neither Parquet nor CSV by its name.");
    }

    @Test
    void aFileThatIsNotWhatItsNameSaysIsOneLineAndCode2() {
        String broken = file("broken.parquet", "this is no Parquet at all");
        assertThat(run("--left", broken, "--right", broken, "--on", "id")).isEqualTo(2);
        assertOneLine("File " + broken + " cannot be read: ");
    }

    @Test
    void anUnknownColumnIsOneLineAndCode2() {
        String sales = file("sales.csv", "shop,amount\n1,2\n");
        assertThat(run("--left", sales, "--right", sales, "--on", "shopp")).isEqualTo(2);
        assertOneLine("Column shopp is not in sales.csv. Columns there: shop, amount. Did you mean shop?");
    }

    @Test
    void joinsOwnFiles() {
        String sales = file("sales.csv", "shop,amount\n1,2\n1,3\n2,4\n,5\n");
        String shops = file("shops.csv", "shop,amount\n1,7\n3,8\n");
        assertThat(run("--left", sales, "--right", shops, "--on", "shop", "--type", "full"))
                .isZero();
        // Shop 1 twice, shop 2, the sale without a shop, and shop 3.
        assertThat(printed()).contains("5 rows in ", "All results are equal", "on 64 slots (simulated)");
        assertThat(err.size()).isZero();
    }

    @Test
    void theGeneratedTablesAreJoinedAndTheHotKeyIsNamed() {
        assertThat(run("--scale", "0.01", "--slots", "32")).as(printed()).isZero();
        assertThat(printed())
                .contains("60,175 rows in ")
                .contains("key custkey: hot")
                .containsPattern("key 1\\s+has ") // the line may be wrapped there
                .contains("All results are equal")
                .contains("wall time, median of the rounds", "task CPU time", "shuffle written")
                .contains("on 16 slots (simulated)", "on 32 slots (simulated)", "on 256 slots (simulated)")
                .contains(Runtime.getRuntime().availableProcessors() + " cores");
        assertThat(err.size()).isZero();
    }

    @Test
    void helpIsPrintedAndNothingRun() {
        assertThat(run("--help")).isZero();
        assertThat(printed()).isEqualTo(DemoOption.help());
    }
}
