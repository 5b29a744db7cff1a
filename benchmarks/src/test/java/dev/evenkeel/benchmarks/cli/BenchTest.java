package dev.evenkeel.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Bench(printed, Path.of("target/bench"))
                .run(new PrintStream(err, true, StandardCharsets.UTF_8), arguments);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jog                              | Command jog is not known. Commands are list, run",
                "run --scneario join/*            | Option --scneario is not known. Options are --scenario",
                "run --scale                      | Option --scale needs a value.",
                "run --scale huge                 | Scale huge is not known. Scales are tiny, small, medium, large.",
                "run --rounds 0                   | Option --rounds is 0, but must be a number from 1",
                "run --alternatives x             | Option --alternatives is x, but must be a number from 1",
                "run --scenario join/nothing      | No scenario is named join/nothing.",
                "calibration many                 | A calibration takes 12000 to 9999999999 rows, not many.",
                "calibration 999                  | A calibration takes 12000 to 9999999999 rows, not 999.",
                "compare one.json                 | Two files of results are compared",
                "compare none.json other.json     | Results cannot be read from none.json"
            })
    void aBadArgumentIsOneLineAndCode2(String arguments, String line) {
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith(line).hasLineCount(1);
        assertThat(printed()).isEmpty();
    }

    @Test
    void nothingAskedForIsHelp() {
        assertThat(run()).isZero();
        assertThat(printed()).isEqualTo(RunRequest.HELP);
    }

    @Test
    void scenariosAreListedByTheirNames() {
        assertThat(run("list", "--scenario", "join/zipf-*")).isZero();
        assertThat(printed())
                .contains("join/zipf-1.0", "join/zipf-1.2", "join/zipf-1.5")
                .hasLineCount(4);
    }

    @Test
    void aFileComparedWithItselfHasNoChanges(@TempDir Path directory) throws IOException {
        String results = "{\"schemaVersion\":1,\"machine\":{},\"scale\":\"small\",\"scenarios\":[]}";
        String file =
                Files.writeString(directory.resolve("results.json"), results).toString();
        assertThat(run("compare", file, file)).isZero();
        assertThat(printed()).contains("0 scenarios compared, 0 changes beyond the spread");
    }
}
