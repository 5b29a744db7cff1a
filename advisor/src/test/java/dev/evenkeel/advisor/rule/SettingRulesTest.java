package dev.evenkeel.advisor.rule;

import static dev.evenkeel.advisor.rule.Plants.assertSilent;
import static dev.evenkeel.advisor.rule.Plants.cluster;
import static dev.evenkeel.advisor.rule.Plants.findings;
import static dev.evenkeel.advisor.rule.Plants.only;
import static dev.evenkeel.advisor.rule.Plants.query;
import static dev.evenkeel.advisor.rule.Plants.second;
import static dev.evenkeel.advisor.rule.Plants.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.facts.Application;
import dev.evenkeel.advisor.facts.ClusterFacts;
import dev.evenkeel.advisor.facts.ExecutorFacts;
import dev.evenkeel.advisor.facts.KnownSettings;
import dev.evenkeel.advisor.facts.Operator;
import dev.evenkeel.advisor.facts.PlanNode;
import dev.evenkeel.advisor.facts.QueryFacts;
import dev.evenkeel.advisor.facts.RunProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingRulesTest {
    private static final KnownSettings KNOWN = KnownSettings.of(
            Set.of("spark.sql.shuffle.partitions", "spark.executor.memory", "spark.speculation"),
            Map.of("spark.sql.execution.arrow.enabled", "since 3.0, use spark.sql.execution.arrow.pyspark.enabled"),
            (key, value) -> value.matches("\\d+") ? Optional.empty() : Optional.of("not a number"));

    private static RunProfile under(String... keysAndValues) {
        return Plants.run(100).under(settings(keysAndValues)).build();
    }

    @ParameterizedTest
    @CsvSource({
        "spark.sql.shuffle.partition, spark.sql.shuffle.partitions",
        "spark.sql.shufle.partitions, spark.sql.shuffle.partitions",
        "spark.executor.Memory, spark.executor.memory",
        "spark.specualtion, spark.speculation"
    })
    void aNameThatIsNearlyRightIsMisspelt(String name, String meant) {
        Finding finding = only(new MisspeltSetting(KNOWN), under(name, "8"));
        assertThat(finding.cause()).isEqualTo(name + " is no setting of Spark and does nothing; " + meant + " is near");
        assertThat(finding.severity()).isEqualTo(Severity.LOW);
    }

    @ParameterizedTest
    @CsvSource({"spark.sql.shuffle.partitions", "spark.acme.region", "spark.executor.memoryOverhead"})
    void knownNamesAndThoseOfOthersAreLeftAlone(String name) {
        assertSilent(new MisspeltSetting(KNOWN), under(name, "8"));
    }

    @Test
    void withoutARegistryNoNameIsWrong() {
        assertSilent(new MisspeltSetting(KnownSettings.none()), under("spark.sql.shuffle.partition", "8"));
    }

    @Test
    void whatAnotherLineOfSparkMayHaveKnownOnlyInforms() {
        KnownSettings newer = KNOWN.ofSpark("4.2.0");
        RunProfile old = under("spark.sql.shuffle.partition", "8", "spark.executor.memory", "lots").toBuilder()
                .of(Application.named("sales").withSpark("2.4.8"))
                .build();
        Finding misspelt = only(new MisspeltSetting(newer), old);
        assertThat(misspelt.severity()).isEqualTo(Severity.INFO);
        assertThat(misspelt.cause())
                .isEqualTo("spark.sql.shuffle.partition is no setting of Spark 4.2.0 and does nothing; "
                        + "spark.sql.shuffle.partitions is near; the run was on 2.4.8, which may differ");
        assertThat(only(new InvalidSetting(newer), old).severity()).isEqualTo(Severity.INFO);

        RunProfile same = old.toBuilder()
                .of(Application.named("sales").withSpark("4.2.1-vendor"))
                .build();
        assertThat(only(new MisspeltSetting(newer), same).severity()).isEqualTo(Severity.LOW);
        assertThat(only(new InvalidSetting(newer), same).severity()).isEqualTo(Severity.MODERATE);
    }

    @Test
    void whatSparkSaysOfADeprecatedSettingIsTold() {
        Finding finding = only(new DeprecatedSetting(KNOWN), under("spark.sql.execution.arrow.enabled", "true"));
        assertThat(finding.cause()).contains("use spark.sql.execution.arrow.pyspark.enabled");
        assertThat(finding.severity()).isEqualTo(Severity.INFO);
        assertSilent(new DeprecatedSetting(KNOWN), under("spark.executor.memory", "4096"));
    }

    @Test
    void aTextThatSparkRefusesIsModerateAndAVariableIsSparksToRead() {
        Finding finding = only(new InvalidSetting(KNOWN), under("spark.sql.shuffle.partitions", "many"));
        assertThat(finding.cause()).isEqualTo("spark.sql.shuffle.partitions=many is not taken by Spark: not a number");
        assertThat(finding.severity()).isEqualTo(Severity.MODERATE);
        assertSilent(new InvalidSetting(KNOWN), under("spark.sql.shuffle.partitions", "${env:N}"));
        assertSilent(new InvalidSetting(KNOWN), under("spark.sql.shuffle.partitions", "300"));
        assertSilent(new InvalidSetting(KNOWN), under("spark.acme.region", "eu"));
    }

    @Test
    void aSettingBesideASwitchThatIsOffDoesNothing() {
        Finding finding = only(
                new IdleSetting(),
                under(
                        "spark.sql.adaptive.enabled", "false",
                        "spark.sql.adaptive.advisoryPartitionSizeInBytes", "64m"));
        assertThat(finding.cause()).contains("spark.sql.adaptive.enabled is not on");
        assertThat(only(new IdleSetting(), under("spark.speculation.multiplier", "2"))
                        .cause())
                .contains("spark.speculation is not on");
        assertSilent(new IdleSetting(), under("spark.sql.adaptive.advisoryPartitionSizeInBytes", "64m"));
        assertSilent(new IdleSetting(), under("spark.speculation", "true", "spark.speculation.multiplier", "2"));
    }

    @Test
    void aSettingOfTheStartComesTooLateInASession() {
        QueryFacts late = QueryFacts.of(1, "count")
                .under(settings("spark.executor.memory", "8g", "spark.sql.shuffle.partitions", "8"))
                .build();
        Finding finding = only(new IdleSetting(), Plants.run(100).queries(late).build());
        assertThat(finding.cause()).startsWith("spark.executor.memory does nothing here: it was set in the session");
    }

    @Test
    void aLocalSessionHasNoExecutors() {
        RunProfile yarn = under("spark.executor.memory", "8g");
        assertSilent(new IdleSetting(), yarn);
        RunProfile local = yarn.toBuilder().on(cluster("local[4]")).build();
        assertThat(only(new IdleSetting(), local).cause()).contains("a local session has no executors");
    }

    @ParameterizedTest
    @CsvSource({
        "spark.dynamicAllocation.minExecutors, 20, spark.dynamicAllocation.maxExecutors, 10",
        "spark.dynamicAllocation.initialExecutors, 20, spark.dynamicAllocation.maxExecutors, 10",
        "spark.task.cpus, 4, spark.executor.cores, 2",
        "spark.sql.autoBroadcastJoinThreshold, 10g, spark.sql.maxBroadcastTableSize, 8g",
        "spark.executor.heartbeatInterval, 100s, spark.network.timeout, 120s",
        "spark.executor.heartbeatInterval, 100000, spark.network.timeout, 120"
    })
    void boundsBeyondTheirCounterpartsContradict(String lower, String low, String upper, String high) {
        Finding finding = only(
                new ContradictingSettings(), under("spark.dynamicAllocation.enabled", "true", lower, low, upper, high));
        assertThat(finding.cause()).startsWith(lower + "=" + low).endsWith(upper + "=" + high);
        assertThat(finding.severity()).isEqualTo(Severity.LOW);
    }

    @Test
    void boundsInOrderOrAloneDoNotContradict() {
        assertSilent(
                new ContradictingSettings(),
                under(
                        "spark.dynamicAllocation.enabled", "true",
                        "spark.dynamicAllocation.minExecutors", "2",
                        "spark.dynamicAllocation.maxExecutors", "10",
                        "spark.executor.heartbeatInterval", "10s",
                        "spark.network.timeout", "120s",
                        "spark.task.cpus", "2"));
        // Without dynamic allocation its bounds are idle, not wrong.
        assertSilent(
                new ContradictingSettings(),
                under("spark.dynamicAllocation.minExecutors", "20", "spark.dynamicAllocation.maxExecutors", "10"));
    }

    @ParameterizedTest
    @CsvSource({
        "spark.sql.files.ignoreCorruptFiles, true, MODERATE",
        "spark.driver.maxResultSize, 0, LOW",
        "spark.memory.fraction, 0.95, LOW",
        "spark.task.maxFailures, 1, LOW",
        "spark.executor.cores, 0, LOW",
        "spark.sql.shuffle.partitions, 500000, LOW",
        "spark.sql.autoBroadcastJoinThreshold, 2g, LOW",
        "spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version, 2, LOW",
        "spark.sql.files.ignoreCorruptFiles, false, ",
        "spark.driver.maxResultSize, 4g, ",
        "spark.memory.fraction, 0.6, ",
        "spark.task.maxFailures, 8, ",
        "spark.sql.shuffle.partitions, 2000, ",
        "spark.sql.autoBroadcastJoinThreshold, -1, ",
        "spark.sql.autoBroadcastJoinThreshold, 100m, "
    })
    void aDangerHasABound(String key, String value, Severity severity) {
        RunProfile run = under(key, value);
        if (severity == null) assertSilent(new DangerousSetting(), run);
        else assertThat(only(new DangerousSetting(), run).severity()).isEqualTo(severity);
    }

    @Test
    void aFifthCoreIsIdleWhereATaskTakesTwo() {
        ClusterFacts odd = new ClusterFacts("yarn", 2, List.of(ExecutorFacts.of("1", "a", 5)));
        Finding finding = only(new ExecutorShape(), Plants.run(100).on(odd).build());
        assertThat(finding.cause()).startsWith("1 of 5 cores never had a task");
        assertThat(finding.advice().paste()).isEqualTo("spark.executor.cores 4");
        ClusterFacts even = new ClusterFacts("yarn", 2, List.of(ExecutorFacts.of("1", "a", 4)));
        assertSilent(new ExecutorShape(), Plants.run(100).on(even).build());
    }

    @ParameterizedTest
    @CsvSource({"31g, 0", "32g, 1", "40g, 1", "48g, 0"})
    void aHeapSomewhatAbovePointersOfFourBytesHoldsLess(String heap, int count) {
        assertThat(findings(new ExecutorShape(), under("spark.executor.memory", heap)))
                .hasSize(count);
    }

    @Test
    void pythonInContainersNeedsRoom() {
        PlanNode python = PlanNode.of("ArrowEvalPython").doing(new Operator.Python(true));
        RunProfile run = Plants.run(100).queries(query(1, python)).build();
        assertThat(only(new ExecutorShape(), run).severity()).isEqualTo(Severity.INFO);
        assertSilent(new ExecutorShape(), run.under(settings("spark.executor.memoryOverhead", "2g")));
        assertSilent(
                new ExecutorShape(), run.toBuilder().on(cluster("spark://host")).build());
    }

    /** Every executor is there for 10 s; a new one comes every so many. */
    private static RunProfile coming(int count, double every, String reason) {
        List<ExecutorFacts> executors = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            executors.add(ExecutorFacts.of(Integer.toString(number), "a", 4)
                    .addedAt(second(number * every))
                    .removedAt(second(number * every + 10), reason));
        }
        return Plants.run(1000).on(new ClusterFacts("yarn", 1, executors)).build();
    }

    @Test
    void executorsThatComeAndGoAreChurn() {
        // One every 5 s for 10 s each: 2 at once.
        Finding finding = only(new ExecutorChurn(), coming(30, 5, "Executor killed by driver."));
        assertThat(finding.cause()).startsWith("30 executors came in the course of the run, never more than 2 at once");
        assertSilent(new ExecutorChurn(), coming(30, 5, "heartbeat timed out"));
        assertSilent(new ExecutorChurn(), coming(30, 0.5, "Executor killed by driver."));
        assertSilent(new ExecutorChurn(), coming(8, 5, "Executor killed by driver."));
    }
}
