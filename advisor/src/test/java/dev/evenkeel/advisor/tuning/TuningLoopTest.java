package dev.evenkeel.advisor.tuning;

import static dev.evenkeel.advisor.tuning.ScriptedBench.BREAKS_JOB;
import static dev.evenkeel.advisor.tuning.ScriptedBench.BREAKS_RESULT;
import static dev.evenkeel.advisor.tuning.ScriptedBench.PARTITIONS;
import static dev.evenkeel.advisor.tuning.ScriptedBench.STATIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.advisor.audit.AuditEvent;
import dev.evenkeel.advisor.audit.AuditLog;
import dev.evenkeel.advisor.audit.AuditRecord;
import dev.evenkeel.advisor.tuning.Outcome.Fate;
import dev.evenkeel.advisor.tuning.judge.Yardstick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that takes 20 s with the 200 shuffle partitions of its session; see {@link ScriptedBench}. */
class TuningLoopTest {
    private static final Approval ANNA = proposal -> Approval.Answer.approved("anna");
    private static final Proposal GOOD = Proposal.of(Map.of(PARTITIONS, "8"), "fewer tasks", "tiny-tasks");
    private static final Proposal HARMFUL = Proposal.of(Map.of(PARTITIONS, "2000"), "more tasks");
    private static final Proposal WRONG = Proposal.of(Map.of(BREAKS_RESULT, "8m"), "changes rows");
    private static final Proposal FAILING = Proposal.of(Map.of(BREAKS_JOB, "2m"), "fails");

    /** As few runs as there may be, where a tuning is begun many times. */
    private static final TuningOptions QUICK =
            TuningOptions.defaults().withNoisePairs(1).withPairs(2, 0.25);

    @TempDir
    private Path directory;

    private Path file() {
        return directory.resolve("audit.jsonl");
    }

    /** Proposes these, a list in each round. */
    private static final class Script implements Proposer {
        private final List<List<Proposal>> rounds;
        private int asked;

        Script(List<List<Proposal>> rounds) {
            this.rounds = rounds;
        }

        @Override
        public String name() {
            return "model";
        }

        @Override
        public Proposals propose(Situation situation) {
            asked++;
            List<Proposal> items = situation.round() < rounds.size() ? rounds.get(situation.round()) : List.of();
            return new Proposals(
                    items,
                    List.of(),
                    List.of(new AuditEvent.Asked("m", "m-1", "", "STOP", "00", "00", 900, 100, "", "")));
        }
    }

    private static Script script(Proposal... proposals) {
        return new Script(List.of(List.of(proposals)));
    }

    private TuningReport tune(Path file, Bench bench, Approval approval, TuningOptions options, Proposer... proposers) {
        try (AuditLog log = AuditLog.open(file)) {
            return new TuningLoop("sales", bench, List.of(proposers), approval, options, log.run("r1")).tune();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private TuningReport tune(Bench bench, Proposer... proposers) {
        return tune(file(), bench, ANNA, TuningOptions.defaults(), proposers);
    }

    private static List<AuditEvent> events(Path file) {
        return AuditLog.read(file).records().stream().map(AuditRecord::event).toList();
    }

    private static <E extends AuditEvent> List<E> events(Path file, Class<E> kind) {
        return events(file).stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static List<Fate> fates(TuningReport report) {
        return report.outcomes().stream().map(Outcome::fate).toList();
    }

    private static List<String> codes(TuningReport report) {
        return report.outcomes().stream()
                .map(outcome -> outcome.reason().code())
                .toList();
    }

    @Test
    void goodAdviceIsKeptAndEverythingElseRolledBack() {
        TuningReport report = tune(new ScriptedBench(), script(HARMFUL, WRONG, FAILING, GOOD));

        assertThat(fates(report)).containsExactly(Fate.ROLLED_BACK, Fate.ROLLED_BACK, Fate.ROLLED_BACK, Fate.KEPT);
        assertThat(codes(report)).containsExactly("within-chance", "other-result", "trial-failed", "gain-beyond-noise");
        assertThat(report.settings()).isEqualTo(Map.of(PARTITIONS, "8"));
        assertThat(report.lines()).isEqualTo("spark.sql.shuffle.partitions 8");
        assertThat(report.end().code()).isEqualTo("tried-all");
    }

    @Test
    void aTrialThatCannotSucceedAnyMoreIsNotRunToItsEnd() {
        ScriptedBench bench = new ScriptedBench();
        tune(bench, script(HARMFUL));
        // The warm-up, three pairs for the noise, and one pair that was not faster.
        assertThat(bench.runs()).isEqualTo(1 + 6 + 2);
    }

    @Test
    void withoutAnApprovalNothingIsTried() {
        ScriptedBench bench = new ScriptedBench();
        TuningReport report = tune(file(), bench, Approval.nobody(), TuningOptions.defaults(), script(GOOD));

        assertThat(fates(report)).containsExactly(Fate.NOT_APPROVED);
        assertThat(report.outcomes().get(0).reason().sentence())
                .isEqualTo("refused by nobody: no approval was given to TuningSession.approvedBy");
        assertThat(report.settings()).isEmpty();
        assertThat(bench.runs()).isEqualTo(1 + 6);
        assertThat(events(file(), AuditEvent.Applied.class)).isEmpty();
    }

    @Test
    void whatTheGuardsRefuseIsNotAskedFor() {
        List<Proposal> asked = new ArrayList<>();
        Approval noting = proposal -> {
            asked.add(proposal);
            return Approval.Answer.approved("anna");
        };
        TuningReport report = tune(
                file(),
                new ScriptedBench(),
                noting,
                TuningOptions.defaults(),
                script(
                        Proposal.of(Map.of("spark.sql.ansi.enabled", "false"), "changes answers"),
                        Proposal.of(Map.of(PARTITIONS, "0"), "no partition"),
                        Proposal.of(Map.of(PARTITIONS, "8", "spark.sql.session.timeZone", "UTC"), "one of two"),
                        Proposal.of(Map.of("spark.sql.broadcastTimeout", "400s"), "not taken by Spark"),
                        Proposal.of(Map.of(PARTITIONS, "200"), "as it is"),
                        Proposal.of(Map.of(STATIC, "8g", PARTITIONS, "8"), "for the next submission"),
                        Proposal.told("cache(orders)", "code")));

        assertThat(codes(report))
                .containsExactly(
                        "not-tunable",
                        "out-of-bounds",
                        "not-tunable",
                        "not-taken",
                        "already-so",
                        "fixed-at-submission",
                        "not-a-setting");
        assertThat(asked).isEmpty();
        assertThat(report.settings()).isEmpty();
        assertThat(report.forNextSubmission())
                .isEqualTo("spark.executor.memory 8g\nspark.sql.shuffle.partitions 8\ncache(orders)");
        assertThat(events(file(), AuditEvent.Deferred.class)).hasSize(2);
    }

    @Test
    void theSameSettingsAreNotTriedTwice() {
        TuningReport report =
                tune(new ScriptedBench(), new Script(List.of(List.of(HARMFUL, HARMFUL), List.of(HARMFUL))));
        assertThat(fates(report)).containsExactly(Fate.ROLLED_BACK, Fate.REFUSED, Fate.REFUSED);
        assertThat(report.outcomes().get(2).reason().sentence()).isEqualTo("the same settings were tried as model-0-0");
    }

    @Test
    void aJobWhoseResultVariesIsNotTuned() {
        TuningReport report = tune(new ScriptedBench().whoseResultVaries(), script(GOOD));
        assertThat(report.end().code()).isEqualTo("results-vary");
        assertThat(report.outcomes()).isEmpty();
    }

    @Test
    void budgetsEndATuning() {
        TuningReport runs = tune(
                file(), new ScriptedBench(), ANNA, TuningOptions.defaults().withMostRuns(10), script(HARMFUL, GOOD));
        assertThat(runs.end().code()).isEqualTo("runs-spent");
        assertThat(codes(runs)).containsExactly("within-chance", "trial-cut-short");
        assertThat(runs.settings()).isEmpty();

        TuningReport time = tune(
                directory.resolve("time"),
                new ScriptedBench(),
                ANNA,
                TuningOptions.defaults().withMostTime(Duration.ofSeconds(60)),
                script(GOOD));
        assertThat(time.end().code()).isEqualTo("time-spent");

        Script endless = new Script(Collections.nCopies(1000, List.of(HARMFUL)));
        TuningReport tokens = tune(
                directory.resolve("tokens"),
                new ScriptedBench(),
                ANNA,
                TuningOptions.defaults().withMostTokens(3000),
                endless);
        assertThat(tokens.end().code()).isEqualTo("tokens-spent");
        assertThat(endless.asked).isEqualTo(3); // of a thousand tokens each
    }

    @Test
    void theSearchLeavesAloneWhatTheJobDoesNotUse() {
        TuningReport report = tune(new ScriptedBench(), new LocalSearch());
        // No shuffle was recorded, so that the number of shuffle partitions is none of the job's.
        assertThat(report.outcomes()).isEmpty();
    }

    @Test
    void whatWasKeptInStepsMustGainAsAWhole() {
        Proposal half = Proposal.of(Map.of(PARTITIONS, "100"), "half");
        Proposal quarter = Proposal.of(Map.of(PARTITIONS, "50"), "half again");
        TuningReport report = tune(new ScriptedBench(), script(half, quarter));
        assertThat(report.outcomes()).extracting(Outcome::id).containsExactly("model-0-0", "model-0-1", "all");
        assertThat(fates(report)).containsExactly(Fate.KEPT, Fate.KEPT, Fate.KEPT);
        assertThat(report.settings()).isEqualTo(Map.of(PARTITIONS, "50"));
    }

    @Test
    void whatDoesNotGainAsAWholeIsTakenBackAsAWhole() {
        // Faster with either of two sizes in its own trial, and as slow as before when all is held against the session.
        Bench fickle = new Bench() {
            private final ScriptedBench same = new ScriptedBench();
            private int confirmed;

            @Override
            public Run run(Map<String, String> settings) {
                if (settings.size() == 2) confirmed++;
                boolean isSlow = settings.isEmpty() || confirmed > 5;
                return same.run(isSlow ? Map.of() : Map.of(PARTITIONS, settings.size() == 2 ? "50" : "100"));
            }

            @Override
            public boolean isModifiable(String key) {
                return true;
            }

            @Override
            public String problem(String key, String text) {
                return "";
            }

            @Override
            public String current(String key) {
                return "";
            }
        };
        TuningReport report = tune(
                fickle,
                script(
                        Proposal.of(Map.of(PARTITIONS, "100"), "half"),
                        Proposal.of(Map.of("spark.sql.files.maxPartitionBytes", "64m"), "smaller splits")));
        assertThat(fates(report)).containsExactly(Fate.KEPT, Fate.KEPT, Fate.ROLLED_BACK);
        assertThat(report.outcomes().get(2).reason().code()).isEqualTo("not-confirmed");
        assertThat(report.settings()).isEmpty();
    }

    @Test
    void theAuditTellsEveryStepAndNothingOfTheJobsOwn() throws IOException {
        tune(new ScriptedBench(), script(HARMFUL, WRONG, FAILING, GOOD));

        for (String id : List.of("model-0-0", "model-0-1", "model-0-2", "model-0-3")) {
            List<String> steps = events(file()).stream()
                    .filter(event -> event.sentence().startsWith(id))
                    .map(event -> event.getClass().getSimpleName())
                    .distinct()
                    .toList();
            assertThat(steps).as(id).startsWith("Judged", "Approval", "Applied").contains("Measured", "Effect");
            assertThat(steps.get(steps.size() - 1)).isIn("Kept", "RolledBack");
        }
        assertThat(events(file(), AuditEvent.Approval.class))
                .allMatch(one -> one.by().equals("anna"));
        assertThat(events(file(), AuditEvent.Effect.class))
                .extracting(AuditEvent.Effect::results)
                .containsExactly("equal", "different", "none", "equal");
        AuditEvent.RolledBack failed =
                events(file(), AuditEvent.RolledBack.class).get(2);
        assertThat(failed.reason()).contains("java.lang.IllegalStateException");
        assertThat(Files.readString(file())).doesNotContain("secret of the job");
        assertThat(events(file(), AuditEvent.Ended.class)).hasSize(1);
    }

    @Test
    void aProcessThatIsKilledInAnyRunGoesOnToTheSameEnd() {
        ScriptedBench whole = new ScriptedBench();
        TuningReport expected = tune(file(), whole, ANNA, QUICK, script(HARMFUL, WRONG, FAILING, GOOD));

        for (int run = 1; run <= whole.runs(); run++) {
            Path file = directory.resolve("crash-" + run);
            ScriptedBench crashing = new ScriptedBench().crashingAt(run);
            Script script = script(HARMFUL, WRONG, FAILING, GOOD);
            assertThatThrownBy(() -> tune(file, crashing, ANNA, QUICK, script)).isInstanceOf(ScriptedBench.Crash.class);

            TuningReport report = tune(file, new ScriptedBench(), ANNA, QUICK, script);
            assertThat(report.settings()).as("killed in run %d", run).isEqualTo(expected.settings());
            assertThat(fates(report)).as("killed in run %d", run).isEqualTo(fates(expected));
            assertThat(script.asked)
                    .as("killed in run %d: no question twice", run)
                    .isEqualTo(2);
            List<String> ends = Stream.concat(
                            events(file, AuditEvent.Kept.class).stream().map(AuditEvent.Kept::id),
                            events(file, AuditEvent.RolledBack.class).stream().map(AuditEvent.RolledBack::id))
                    .toList();
            assertThat(ends)
                    .as("killed in run %d: no decision twice", run)
                    .doesNotHaveDuplicates()
                    .hasSize(4);
            assertThat(events(file, AuditEvent.Approval.class))
                    .as("killed in run %d", run)
                    .hasSize(4);
        }
    }

    @Test
    void aLogThatEndsAfterAnyLineGoesOnToTheSameEnd() throws IOException {
        TuningReport expected = tune(file(), new ScriptedBench(), ANNA, QUICK, script(HARMFUL, GOOD));
        List<String> lines = Files.readAllLines(file());

        for (int left = 0; left < lines.size(); left++) {
            Path file = directory.resolve("after-" + left);
            String torn = lines.get(left).substring(0, lines.get(left).length() / 2);
            Files.writeString(file, String.join("\n", lines.subList(0, left)) + (left == 0 ? "" : "\n") + torn);

            TuningReport report = tune(file, new ScriptedBench(), ANNA, QUICK, script(HARMFUL, GOOD));
            assertThat(report.settings()).as("%d lines left", left).isEqualTo(expected.settings());
            assertThat(codes(report)).as("%d lines left", left).isEqualTo(codes(expected));
        }
    }

    @Test
    void aTuningThatHasEndedIsReadBack() {
        TuningReport first = tune(new ScriptedBench(), script(HARMFUL, GOOD));
        ScriptedBench unused = new ScriptedBench();
        TuningReport again = tune(unused, script(HARMFUL, GOOD));

        assertThat(unused.runs()).isZero();
        assertThat(again.settings()).isEqualTo(first.settings());
        assertThat(again.end()).isEqualTo(first.end());
        assertThat(fates(again)).isEqualTo(fates(first));
    }

    @Test
    void aJobThatFailsAsItIsFailsTheTuning() {
        Bench failing = new Bench() {
            @Override
            public Run run(Map<String, String> settings) {
                throw new IllegalStateException("the user's own");
            }

            @Override
            public boolean isModifiable(String key) {
                return true;
            }

            @Override
            public String problem(String key, String text) {
                return "";
            }

            @Override
            public String current(String key) {
                return "";
            }
        };
        assertThatThrownBy(() -> tune(failing, script(GOOD))).hasMessage("the user's own");
        assertThat(tune(new ScriptedBench(), script(GOOD)).settings()).isNotEmpty();
    }

    @Test
    void theReportReadsAsOne() {
        TuningReport report = tune(
                file(),
                new ScriptedBench(),
                ANNA,
                TuningOptions.defaults().withYardstick(Yardstick.CPU),
                script(WRONG, GOOD));
        assertThat(report.explain()).isEqualTo("""
            tuning of sales: nothing is left to try
              as it was: 20.0 s of wall time, 20.0 s of processor, 20.0 s of makespan, 200 tasks; runs of the same settings differ by 1.0 %
              stands:
                  spark.sql.shuffle.partitions 8
              rolled back model-0-0: spark.sql.files.openCostInBytes 8m
                because the result is another: 9 rows instead of 10 rows
              kept model-0-1: spark.sql.shuffle.partitions 8
                because 96.0 % of processor time gained (96.0 % to 96.0 %), faster in 5 of 5 pairs; runs of the
                  same settings differ by 1.0 %
            """);
        assertThat(report.toJson())
                .startsWith("{\"schemaVersion\":1,\"job\":\"sales\",\"end\":{\"code\":\"tried-all\",");
    }
}
