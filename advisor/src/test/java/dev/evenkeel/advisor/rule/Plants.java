package dev.evenkeel.advisor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.AdvisorOptions;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.facts.CacheFacts;
import dev.evenkeel.advisor.facts.ClusterFacts;
import dev.evenkeel.advisor.facts.ExecutorFacts;
import dev.evenkeel.advisor.facts.JobFacts;
import dev.evenkeel.advisor.facts.NodeMetric;
import dev.evenkeel.advisor.facts.Operator.Exchange;
import dev.evenkeel.advisor.facts.Operator.Join;
import dev.evenkeel.advisor.facts.Operator.Scan;
import dev.evenkeel.advisor.facts.PlanNode;
import dev.evenkeel.advisor.facts.QueryFacts;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.RunProfileBuilder;
import dev.evenkeel.advisor.facts.Settings;
import dev.evenkeel.advisor.facts.Span;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.advisor.whatif.WhatIf;
import dev.evenkeel.core.unit.ByteSize;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs in which faults are planted, and what rules say of them. */
final class Plants {
    static final long MIB = 1 << 20;
    static final long GIB = 1 << 30;
    static final int SLOTS = 16;

    private Plants() {}

    /** {@return a run of so many seconds on 4 executors of 4 cores, on YARN} */
    static RunProfileBuilder run(double seconds) {
        return RunProfile.builder("sales", new Span(Instant.EPOCH, second(seconds)))
                .on(cluster("yarn", executor("1"), executor("2"), executor("3"), executor("4")));
    }

    static ClusterFacts cluster(String master, ExecutorFacts... executors) {
        return new ClusterFacts(master, 1, List.of(executors));
    }

    static ExecutorFacts executor(String id) {
        return ExecutorFacts.of(id, "host-" + id, 4)
                .addedAt(Instant.EPOCH)
                .withMemory(new ByteSize(2 * GIB), Map.of("JVMHeapMemory", 3 * GIB));
    }

    static Instant second(double second) {
        return Instant.EPOCH.plusNanos(Math.round(second * 1e9));
    }

    static Settings settings(String... keysAndValues) {
        TreeMap<String, String> texts = new TreeMap<>();
        for (int at = 0; at < keysAndValues.length; at += 2) texts.put(keysAndValues[at], keysAndValues[at + 1]);
        return Settings.of(texts);
    }

    static QueryFacts query(long id, PlanNode plan) {
        return QueryFacts.of(id, "count at Sales.java:" + id)
                .ran(Instant.EPOCH, second(60))
                .planned(plan, 1)
                .build();
    }

    static PlanNode scan(String format, int stage) {
        return scan(format, "", stage);
    }

    static PlanNode scan(String format, String table, int stage) {
        return PlanNode.of("Scan " + format).doing(Scan.of(format, table)).ranIn(List.of(stage));
    }

    static PlanNode shuffle(PlanNode input, long rows, long bytes, int stage) {
        return PlanNode.of("Exchange", input)
                .doing(new Exchange(Exchange.Kind.HASH, List.of("id"), 200, "ENSURE_REQUIREMENTS"))
                .measured(new NodeMetric("shuffle records written", NodeMetric.Unit.COUNT, rows))
                .measured(new NodeMetric(NodeMetric.DATA_BYTES, NodeMetric.Unit.BYTES, bytes))
                .ranIn(List.of(stage));
    }

    static PlanNode join(Join.Strategy strategy, String type, PlanNode left, PlanNode right, int stage) {
        return PlanNode.of(strategy == Join.Strategy.SORT_MERGE ? "SortMergeJoin" : "Join", left, right)
                .doing(new Join(strategy, type, List.of("id"), List.of("id"), Join.Side.NONE, "", false))
                .ranIn(List.of(stage));
    }

    static List<Finding> findings(Rule rule, RunProfile run) {
        return rule.judge(new Case(run, WhatIf.of(run), AdvisorOptions.defaults()));
    }

    static Finding only(Rule rule, RunProfile run) {
        List<Finding> findings = findings(rule, run);
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).id()).isEqualTo(rule.id());
        return findings.get(0);
    }

    static void assertSilent(Rule rule, RunProfile run) {
        assertThat(findings(rule, run)).isEmpty();
    }

    /**
     * {@return a run of three minutes on 16 slots that nobody would change}
     *
     * <p>160 tasks of 10 s scan 20 GiB of Parquet, 64 tasks of 15 s join it with as much, both sides shuffled, and write
     * 16 GiB. Nothing spills, 3 % of the time is garbage collection, what is cached is read.
     */
    static RunProfile healthy() {
        StageFacts scan = StagePlant.of(1, SLOTS, 160, 10)
                .with(TaskFigure.INPUT_BYTES, 20.0 * GIB)
                .with(TaskFigure.INPUT_RECORDS, 2e8)
                .with(TaskFigure.SHUFFLE_WRITE_BYTES, 8.0 * GIB)
                .with(TaskFigure.GC_NANOS, 160 * 10e9 * 0.03)
                .spread(TaskFigure.INPUT_BYTES, 128 * MIB, 128 * MIB)
                .inQuery(1)
                .build();
        StageFacts join = StagePlant.of(2, SLOTS, 64, 15)
                .at(101)
                .with(TaskFigure.SHUFFLE_READ_BYTES, 8.0 * GIB)
                .with(TaskFigure.SHUFFLE_READ_RECORDS, 4e8)
                .with(TaskFigure.OUTPUT_BYTES, 16.0 * GIB)
                .with(TaskFigure.GC_NANOS, 64 * 15e9 * 0.03)
                .with(TaskFigure.RESULT_BYTES, 200_000)
                .inQuery(1)
                .build();
        PlanNode left = shuffle(scan("parquet", "orders", 1).rows(200_000_000), 200_000_000, 10 * GIB, 1);
        PlanNode right = shuffle(scan("parquet", "lines", 1).rows(200_000_000), 200_000_000, 10 * GIB, 1);
        return run(164).under(settings(
                        "spark.executor.memory", "4g",
                        "spark.executor.cores", "4",
                        "spark.sql.adaptive.enabled", "true",
                        "spark.sql.shuffle.partitions", "64"))
                .jobs(JobFacts.of(0, Instant.EPOCH)
                        .withStages(1, 2)
                        .ended(second(162))
                        .forQuery(1))
                .stages(scan, join)
                .queries(query(
                        1,
                        join(Join.Strategy.SORT_MERGE, "Inner", left, right, 2).rows(200_000_000)))
                .caches(List.of(CacheFacts.of(7, "customers", "Memory", 16)
                        .filled(16, new ByteSize(200 * MIB), ByteSize.ZERO)
                        .read(3)))
                .build();
    }

    static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }
}
