package dev.evenkeel.advisor.rule;

import static dev.evenkeel.advisor.rule.Plants.GIB;
import static dev.evenkeel.advisor.rule.Plants.MIB;
import static dev.evenkeel.advisor.rule.Plants.SLOTS;
import static dev.evenkeel.advisor.rule.Plants.assertSilent;
import static dev.evenkeel.advisor.rule.Plants.only;
import static dev.evenkeel.advisor.rule.Plants.query;
import static dev.evenkeel.advisor.rule.Plants.second;
import static dev.evenkeel.advisor.rule.Plants.seconds;
import static dev.evenkeel.advisor.rule.Plants.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.facts.Application;
import dev.evenkeel.advisor.facts.JobFacts;
import dev.evenkeel.advisor.facts.Operator.Exchange;
import dev.evenkeel.advisor.facts.PlanNode;
import dev.evenkeel.advisor.facts.RunProfileBuilder;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskFigure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriverRulesTest {
    /** Tasks from 0 to 30 s and from 70 to 100 s: 40 s of 100 s without one. */
    private static RunProfileBuilder waiting() {
        return Plants.run(100)
                .stages(
                        StagePlant.of(1, SLOTS, SLOTS, 30).build(),
                        StagePlant.of(2, SLOTS, SLOTS, 30).at(70).build());
    }

    @Test
    void gapsBetweenJobsCostWhatTheyAre() {
        Finding finding = only(new DriverGaps(), waiting().build());
        assertThat(finding.saving().expected()).isEqualTo(seconds(40));
        assertThat(finding.cause()).startsWith("for 40.0 s, 40.0 % of the run, no task ran");
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void aPersonMayThinkInAShell() {
        assertSilent(
                new DriverGaps(), waiting().of(Application.named("Spark shell")).build());
    }

    @Test
    void aStreamMayWaitForData() {
        JobFacts batch = JobFacts.of(0, second(0)).described("id = a\nrunId = b\nbatch = 7", "");
        assertSilent(new DriverGaps(), waiting().jobs(batch).build());
    }

    @Test
    void gapsBelowASecondAreSparksOwn() {
        List<StageFacts> stages = new ArrayList<>();
        for (int stage = 0; stage < 60; stage++) {
            stages.add(StagePlant.of(stage, SLOTS, SLOTS, 1).at(stage * 1.9).build());
        }
        // 59 gaps of 0.9 s are 53 of 113 s, and none of them is a driver at work.
        assertSilent(new DriverGaps(), Plants.run(113).stages(stages).build());
    }

    @Test
    void aLoopOfSmallJobsIsOneQuery() {
        List<StageFacts> stages = new ArrayList<>();
        List<JobFacts> jobs = new ArrayList<>();
        for (int job = 0; job < 300; job++) {
            stages.add(StagePlant.of(job, SLOTS, 1, 0.3).at(job * 0.4).build());
            jobs.add(JobFacts.of(job, second(job * 0.4)).ended(second(job * 0.4 + 0.3)));
        }
        Finding finding =
                only(new ManyJobs(), Plants.run(120).stages(stages).jobs(jobs).build());
        // 299 gaps of 0.1 s.
        assertThat(finding.saving().expected()).isCloseTo(seconds(29.9), Duration.ofMillis(1));
        assertSilent(
                new ManyJobs(),
                Plants.run(120).stages(stages).jobs(jobs.subList(0, 200)).build());
    }

    @Test
    void halfOfTheResultLimitIsSevere() {
        StageFacts collect = StagePlant.of(1, SLOTS, 64, 2)
                .with(TaskFigure.RESULT_BYTES, 600 * MIB)
                .with(TaskFigure.RESULT_FETCH_NANOS, 64e9)
                .build();
        Finding finding = only(new BigResult(), Plants.run(100).stages(collect).build());
        assertThat(finding.severity()).isEqualTo(Severity.SEVERE);
        // Half of the 128 s of slot time is fetching, so that the stage of 8 s would take 4 s.
        assertThat(finding.saving().expected()).isEqualTo(seconds(4));
        assertThat(only(
                                new BigResult(),
                                Plants.run(100)
                                        .under(settings("spark.driver.maxResultSize", "2g"))
                                        .stages(collect)
                                        .build())
                        .severity())
                .isEqualTo(Severity.MODERATE);
    }

    @Test
    void whatIsCollectedForABroadcastIsNoBigResult() {
        StageFacts collect = StagePlant.of(1, SLOTS, 64, 2)
                .with(TaskFigure.RESULT_BYTES, 600 * MIB)
                .inQuery(1)
                .build();
        PlanNode broadcast = PlanNode.of("BroadcastExchange", Plants.scan("parquet", 1))
                .doing(new Exchange(Exchange.Kind.BROADCAST, List.of(), 0, ""));
        assertSilent(
                new BigResult(),
                Plants.run(100).stages(collect).queries(query(1, broadcast)).build());
    }

    @Test
    void idleCoresInformAndNeedARentedCluster() {
        RunProfileBuilder run =
                Plants.run(100).stages(StagePlant.of(1, SLOTS, 40, 10).build());
        // 400 s of 16 × 100 s.
        Finding finding = only(new IdleCores(), run.build());
        assertThat(finding.cause()).startsWith("the slots stood idle for 75.0 %");
        assertThat(finding.severity()).isEqualTo(Severity.INFO);
        assertSilent(
                new IdleCores(),
                run.on(Plants.cluster("local[16]", Plants.executor("driver"))).build());
        assertSilent(
                new IdleCores(),
                Plants.run(100).stages(StagePlant.of(1, SLOTS, 100, 10).build()).build());
    }

    @Test
    void aBroadcastThatDidNotFitIsTheDriversMemory() {
        JobFacts failed = JobFacts.of(1, second(0))
                .failed(second(5), "Not enough memory to build and broadcast the table to all worker nodes");
        Finding finding = only(new DriverMemory(), Plants.run(100).jobs(failed).build());
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.advice().paste()).isEqualTo("spark.driver.memory 2g");
    }

    @Test
    void aTaskOutOfMemoryIsNotTheDrivers() {
        JobFacts failed = JobFacts.of(1, second(0))
                .failed(second(5), "Job aborted due to stage failure: Task 3 in stage 4.0: OutOfMemoryError");
        assertSilent(new DriverMemory(), Plants.run(100).jobs(failed).build());
    }

    @Test
    void aFullDriverIsLowButNotOnALocalSession() {
        RunProfileBuilder run = Plants.run(100)
                .under(settings("spark.driver.memory", "3g"))
                .on(Plants.cluster("yarn", Plants.executor("driver")));
        assertThat(only(new DriverMemory(), run.build()).severity()).isEqualTo(Severity.LOW);
        assertSilent(
                new DriverMemory(),
                run.on(Plants.cluster("local[4]", Plants.executor("driver"))).build());
        assertThat(3 * GIB).isEqualTo(Plants.executor("driver").peaks().get("JVMHeapMemory"));
    }
}
