package dev.evenkeel.core.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.testkit.Golden;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTest {
    @TempDir
    private Path directory;

    @Test
    void whatWasWrittenMatches() {
        Golden.in(directory).write("text", "one\ntwo\n");
        assertThatCode(() -> Golden.in(directory).compare("text", "one\ntwo\n")).doesNotThrowAnyException();
    }

    @Test
    void theFirstLineThatDiffersIsShown() {
        Golden.in(directory).write("text", "one\ntwo\nthree\n");
        assertThatThrownBy(() -> Golden.in(directory).compare("text", "one\n2\nthree\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("differs from line 2 on")
                .hasMessageContaining("expected: two")
                .hasMessageContaining("but is:   2");
    }

    @Test
    void aMissingLastLineBreakIsADifference() {
        Golden.in(directory).write("text", "one\n");
        assertThatThrownBy(() -> Golden.in(directory).compare("text", "one"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("differs from line 2 on");
    }

    @Test
    void aTextThatWasNeverWrittenIsAFailureThatSaysHowToWriteIt() {
        assertThatThrownBy(() -> Golden.in(directory).compare("none", "one"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dgolden.update");
    }
}
