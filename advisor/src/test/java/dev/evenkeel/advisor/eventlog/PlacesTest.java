package dev.evenkeel.advisor.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.advisor.EventLogs;
import dev.evenkeel.advisor.ReadingProgress;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.core.error.EvenkeelException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {
    @TempDir
    Path directory;

    @BeforeEach
    void write() throws IOException {
        Files.write(directory.resolve("events_1_app"), LogBytes.text(Events.VERSION, Events.START, Events.stage(0)));
        Files.write(directory.resolve("events_2_app"), LogBytes.text(Events.task(0, 0, 2000), Events.END));
    }

    @Test
    void aPathATextAndAnAddressNameTheSameLog() {
        String expected = EventLogs.read(directory).toJson();
        assertThat(EventLogs.read(directory.toString()).toJson()).isEqualTo(expected);
        assertThat(EventLogs.read(directory.toUri().toString()).toJson()).isEqualTo(expected);
        RunProfile throughHadoop = LogReading.of(HadoopPlace.of(directory.toUri()), ReadingProgress.NONE);
        assertThat(throughHadoop.toJson()).isEqualTo(expected);
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThatThrownBy(() -> EventLogs.read(directory.resolve("none")))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> HadoopPlace.of(directory.resolve("none").toUri()))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> EventLogs.read("nosuch://bucket/log"))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageContaining("nosuch");
    }

    @Test
    void aFileSystemIsFoundByItsScheme() {
        assertThat(HadoopPlace.of(URI.create("file:" + directory)).isDirectory())
                .isTrue();
    }
}
