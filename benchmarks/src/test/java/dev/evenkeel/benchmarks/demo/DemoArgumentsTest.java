package dev.evenkeel.benchmarks.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.benchmarks.data.UserFile;
import dev.evenkeel.joins.JoinType;
import dev.evenkeel.testkit.SparkFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DemoArgumentsTest {
    @Test
    void withoutArgumentsLineItemsAreJoinedWithCustomers() {
        DemoArguments arguments = DemoArguments.parse();
        assertThat(arguments.left()).isEmpty();
        assertThat(arguments.key()).containsExactly("custkey");
        assertThat(arguments.type()).isEqualTo(JoinType.LEFT_OUTER);
        assertThat(arguments.slots()).isEqualTo(64);
        assertThat(arguments.scale()).isEqualTo(0.25);
        assertThat(arguments.wantsHelp()).isFalse();
    }

    @Test
    void bothWaysToWriteAValueMeanTheSame() throws IOException {
        Path left = file("sales.csv");
        Path right = file("shops.parquet");
        String[] apart = {"--left", left.toString(), "--right", right.toString(), "--on", "a, b", "--type", "Full"};
        DemoArguments arguments = DemoArguments.parse(apart);
        assertThat(arguments.key()).containsExactly("a", "b");
        assertThat(arguments.type()).isEqualTo(JoinType.FULL_OUTER);
        assertThat(arguments.left()).contains(new UserFile(left, "csv"));
        assertThat(arguments.right()).contains(new UserFile(right, "parquet"));
        DemoArguments joined = DemoArguments.parse("--left=" + left, "--right=" + right, "--on=a,b", "--slots=16");
        assertThat(joined.key()).isEqualTo(arguments.key());
        assertThat(joined.slots()).isEqualTo(16);
    }

    @Test
    void aDirectoryIsOfTheFormatOfItsFiles() throws IOException {
        Path table = SparkFixture.temporaryDirectory().resolve("table");
        Files.createDirectories(table.resolve("year=2026"));
        Files.writeString(table.resolve("year=2026").resolve("part-0.CSV"), "id\n1\n");
        Files.writeString(table.resolve("_SUCCESS"), "");
        assertThat(UserFile.of("--left", table.toString()).format()).isEqualTo("csv");
    }

    @Test
    void helpIsHeededBeforeAnythingElse() {
        assertThat(DemoArguments.parse("--help", "--slots", "none").wantsHelp()).isTrue();
        assertThat(DemoOption.help()).contains("--left FILE", "--on KEY[,KEY]", "--slots N");
    }

    private static Path file(String name) throws IOException {
        return Files.writeString(SparkFixture.temporaryDirectory().resolve(name), "a,b\n1,2\n");
    }
}
