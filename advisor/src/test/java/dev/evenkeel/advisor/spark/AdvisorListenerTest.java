package dev.evenkeel.advisor.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.evenkeel.testkit.SparkFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerApplicationStart;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Option;

class AdvisorListenerTest {
    private static final SparkSession SPARK = SparkFixture.spark();

    @TempDir
    Path directory;

    private static void record(AdvisorListener listener) {
        listener.onApplicationStart(new SparkListenerApplicationStart(
                "sales", Option.apply("app-7"), 1000, "u", Option.empty(), Option.empty(), Option.empty()));
        SPARK.sparkContext().addSparkListener(listener);
        SPARK.range(0, 100, 1, 2).count();
        BusMarker.await(listener, SPARK.sparkContext(), java.time.Duration.ofSeconds(30));
        SPARK.sparkContext().removeSparkListener(listener);
        listener.onApplicationEnd(new SparkListenerApplicationEnd(System.currentTimeMillis()));
    }

    @Test
    void atTheEndTheReportLiesWhereTheSettingsSay() throws IOException {
        Path reports = directory.resolve("reports");
        record(new AdvisorListener(new SparkConf(false).set(AdvisorListener.OUTPUT, reports.toString())));
        try (Stream<Path> files = Files.list(reports)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
            assertThat(names).containsExactly("evenkeel-app-7.html", "evenkeel-app-7.json", "evenkeel-app-7.txt");
        }
        assertThat(Files.readString(reports.resolve("evenkeel-app-7.json"))).contains("\"application\":\"sales\"");
    }

    /** It started a second after 1970, which no deadline allows. */
    @Test
    void theRunIsHeldAgainstEarlierOnesAndAdded() throws IOException {
        Path history = directory.resolve("history");
        Path alerts = directory.resolve("alerts.jsonl");
        SparkConf conf = new SparkConf(false)
                .set(AdvisorListener.HISTORY, history.toString())
                .set(AdvisorListener.ALERTS, alerts.toString())
                .set(AdvisorListener.DEADLINE, "45m");
        record(new AdvisorListener(conf));
        try (Stream<Path> files = Files.walk(history)) {
            assertThat(files.filter(Files::isRegularFile))
                    .singleElement()
                    .satisfies(file -> assertThat(file)
                            .content()
                            .contains("\"name\":\"sales\"")
                            .contains("\"id\":\"app-7\""));
        }
        assertThat(Files.readAllLines(alerts))
                .singleElement()
                .asString()
                .contains("\"code\":\"deadline-missed\"")
                .contains("should be done in 45.0 min");
    }

    @Test
    void aHistoryThatCannotBeWrittenCostsOnlyItself() throws IOException {
        Path file = Files.writeString(directory.resolve("taken"), "a file where a folder should be");
        Path reports = directory.resolve("reports");
        SparkConf conf = new SparkConf(false)
                .set(AdvisorListener.OUTPUT, reports.toString())
                .set(AdvisorListener.HISTORY, file.toString())
                .set(AdvisorListener.DEADLINE, "soon");
        assertThatCode(() -> record(new AdvisorListener(conf))).doesNotThrowAnyException();
        assertThat(reports.resolve("evenkeel-app-7.txt")).exists();
    }

    @Test
    void whereTheReportCannotBeWrittenTheApplicationEndsAllTheSame() throws IOException {
        Path file = Files.writeString(directory.resolve("taken"), "a file where a directory should be");
        SparkConf nowhere = new SparkConf(false)
                .set(AdvisorListener.OUTPUT, file.resolve("below").toString());
        assertThatCode(() -> record(new AdvisorListener(nowhere))).doesNotThrowAnyException();
        assertThatCode(() -> record(new AdvisorListener(new SparkConf(false)))).doesNotThrowAnyException();
    }

    @Test
    void sparkCanMakeBothByName() throws ReflectiveOperationException {
        Class<?> listener = Class.forName("dev.evenkeel.advisor.spark.AdvisorListener");
        assertThat(listener.getConstructor(SparkConf.class).newInstance(new SparkConf(false)))
                .isNotNull();
        Class<?> plugin = Class.forName("dev.evenkeel.advisor.spark.AdvisorPlugin");
        assertThat(plugin.getConstructor().newInstance()).isInstanceOf(org.apache.spark.api.plugin.SparkPlugin.class);
    }
}
