package dev.evenkeel.it;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.Advisor;
import dev.evenkeel.advisor.EventLogs;
import dev.evenkeel.advisor.facts.Operator;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.spark.RunRecorder;
import dev.evenkeel.testkit.SparkFixture;
import java.nio.file.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.scheduler.EventLoggingListener;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import scala.Option;

/** A log that this build's Spark writes tells the same as a live recording of the run. */
class EventLogTest {
    private static final SparkSession SPARK = SparkFixture.spark();

    @Test
    void theLogOfThisSparkTellsWhatARecorderHeard() {
        SparkConf conf = new SparkConf(false).set("spark.eventLog.compress", "true");
        EventLoggingListener log = new EventLoggingListener(
                "app-it",
                Option.empty(),
                SparkFixture.temporaryDirectory().toUri(),
                conf,
                SPARK.sparkContext().hadoopConfiguration());
        RunProfile live;
        try (RunRecorder recorder = RunRecorder.start(SPARK)) {
            log.start();
            SPARK.sparkContext().addSparkListener(log);
            SPARK.range(0, 1000, 1, 3)
                    .join(SPARK.range(0, 100, 1, 2).hint("merge"), "id")
                    .groupBy(col("id").mod(7))
                    .count()
                    .collectAsList();
            live = recorder.profile();
        }
        SPARK.sparkContext().removeSparkListener(log);
        log.stop();
        RunProfile logged = EventLogs.read(Path.of(log.logWriter().logPath().replaceFirst("^file:", "")));

        assertThat(logged.application().spark()).isEqualTo(SPARK.version());
        assertThat(logged.totals()).isEqualTo(live.totals());
        assertThat(logged.jobs()).isEqualTo(live.jobs());
        assertThat(logged.stages()).usingRecursiveComparison().isEqualTo(live.stages());
        assertThat(logged.queries())
                .singleElement()
                .satisfies(query -> assertThat(query.plan().orElseThrow().all(Operator.Join.class))
                        .singleElement()
                        .satisfies(join -> assertThat(join.rowsOut()).hasValue(100)));
        assertThat(Advisor.rules().advise(logged).explain()).isNotBlank();
    }
}
