package dev.evenkeel.advisor.planted;

import dev.evenkeel.advisor.EventLogs;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.spark.RunLog;
import dev.evenkeel.advisor.spark.RunRecorder;
import dev.evenkeel.testkit.SparkFixture;
import java.util.Map;

/**
 * A job that is run under settings, recorded live and by the event log that Spark writes of it.
 *
 * @param settings the settings, put back afterwards
 * @param job the job
 */
record LiveTrial(Map<String, String> settings, Runnable job) implements Trial {
    @Override
    public Map<String, RunProfile> profiles() {
        return SparkFixture.withSettings(settings, this::recorded);
    }

    private Map<String, RunProfile> recorded() {
        RunLog log = RunLog.start(SparkFixture.spark());
        try (RunRecorder recorder = RunRecorder.start(SparkFixture.spark())) {
            job.run();
            RunProfile live = recorder.profile();
            return Map.of("live", live, "log", EventLogs.read(log.end()));
        }
    }
}
