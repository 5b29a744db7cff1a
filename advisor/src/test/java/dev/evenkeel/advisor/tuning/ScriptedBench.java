package dev.evenkeel.advisor.tuning;

import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.Span;
import dev.evenkeel.advisor.tuning.judge.Measurement;
import dev.evenkeel.advisor.tuning.judge.ResultPrint;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A job of 100 ms a shuffle partition, whose result is another under {@code spark.sql.files.openCostInBytes}, which fails
 * under {@code spark.reducer.maxSizeInFlight}, and which differs by 1 % from run to run.
 */
final class ScriptedBench implements Bench {
    static final String PARTITIONS = "spark.sql.shuffle.partitions";
    static final String BREAKS_RESULT = "spark.sql.files.openCostInBytes";
    static final String BREAKS_JOB = "spark.sql.adaptive.coalescePartitions.minPartitionSize";
    static final String STATIC = "spark.executor.memory";

    /** What stops the process, and nothing in it can catch. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }

    private final Map<String, String> session = new TreeMap<>(Map.of(PARTITIONS, "200"));
    private int crashAt = Integer.MAX_VALUE;
    private int runs;
    private boolean varies;

    ScriptedBench crashingAt(int run) {
        crashAt = run;
        return this;
    }

    ScriptedBench whoseResultVaries() {
        varies = true;
        return this;
    }

    int runs() {
        return runs;
    }

    @Override
    public Run run(Map<String, String> settings) {
        if (++runs == crashAt) throw new Crash();
        if (settings.containsKey(BREAKS_JOB)) throw new IllegalStateException("secret of the job");
        int partitions = Integer.parseInt(settings.getOrDefault(PARTITIONS, current(PARTITIONS)));
        Duration time = Duration.ofMillis(partitions * 100L).plusMillis(runs % 2 == 0 ? partitions : 0);
        long rows = settings.containsKey(BREAKS_RESULT) ? 9 : 10;
        return new Run(
                new Measurement(time, time, time, partitions),
                new ResultPrint("id BIGINT", varies ? runs : rows, BigDecimal.ONE, List.of()),
                RunProfile.of("sales", Span.NONE, List.of()));
    }

    @Override
    public boolean isModifiable(String key) {
        return !key.equals(STATIC);
    }

    @Override
    public String problem(String key, String text) {
        return key.equals("spark.sql.broadcastTimeout") ? "not today" : "";
    }

    @Override
    public String current(String key) {
        return session.getOrDefault(key, "");
    }
}
