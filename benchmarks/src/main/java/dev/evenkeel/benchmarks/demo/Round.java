package dev.evenkeel.benchmarks.demo;

import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.spark.RunRecorder;
import dev.evenkeel.core.cost.Makespan;
import dev.evenkeel.core.cost.TaskTimes;
import dev.evenkeel.core.spark.Fingerprint;
import java.time.Duration;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * One join from the question to the last row, measured.
 *
 * @param wall all of it
 * @param looking the part of it before the join began: measuring keys and choosing
 * @param profile every stage of it, those of the looking included
 * @param result the joined rows
 */
record Round(Duration wall, Duration looking, RunProfile profile, Fingerprint result) {
    static Round of(SparkSession spark, Contestant contestant) {
        try (RunRecorder recorder = RunRecorder.start(spark)) {
            long start = System.nanoTime();
            Dataset<Row> joined = contestant.join().get();
            long chosen = System.nanoTime();
            Fingerprint result = Fingerprint.of(joined);
            long end = System.nanoTime();
            return new Round(
                    Duration.ofNanos(end - start), Duration.ofNanos(chosen - start), recorder.profile(), result);
        }
    }

    /**
     * {@return the times of the tasks that joined}
     *
     * <p>The last stage adds up the fingerprint; the one before it joins and takes the fingerprints of its rows.
     */
    TaskTimes joinTasks() {
        List<TaskTimes> stages = profile.taskTimes();
        return stages.isEmpty() ? TaskTimes.ofNanos() : stages.get(Math.max(0, stages.size() - 2));
    }

    /** {@return how long its tasks would take on so many slots, stage after stage} */
    Duration makespan(int slots) {
        return Makespan.ofStages(profile.taskTimes(), slots);
    }
}
