package dev.evenkeel.advisor.tuning;

import dev.evenkeel.advisor.Advisor;
import dev.evenkeel.advisor.LlmAdvisor;
import dev.evenkeel.advisor.audit.AuditRun;
import dev.evenkeel.advisor.tuning.spark.SparkBench;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;

/**
 * Tries changes of settings on the user's own job, and keeps those that are measured to gain and to change no result.
 *
 * <p>Example:
 *
 * <pre>
 * try (AuditLog log = AuditLog.open(Path.of("tuning.jsonl"))) {
 *     TuningReport report = TuningSession.of(spark, session -&gt; session.table("orders").groupBy("customer").count())
 *             .approvedBy(proposal -&gt; Approval.Answer.approved("anna"))
 *             .tune(log.run("orders, November"));
 *     System.out.print(report.explain());
 * }
 * </pre>
 *
 * <p>First the job is run as it is: once to warm up, then in pairs that tell how much runs differ by themselves. Then
 * come the rules' settings, those of further proposers such as a model, and a search around the numbers of the session;
 * each is held against an allow-list, told to whoever approves, and tried in pairs of runs with and without it, in
 * sessions of their own that begin as the caller's. A change stands where it is faster in nearly all pairs, by more than
 * runs differ anyway, with equal results; otherwise it is rolled back. What was kept in several steps is at the end held
 * against the beginning once more. Settings that are fixed at submission, and code, are told and not tried.
 *
 * <p>No setting of the caller's session changes. Without an approval nothing is tried. Everything is in the audit; a tuning
 * that was interrupted goes on from it under the same name of the run, with what was decided as it was, and one that ended
 * is read back.
 *
 * <p>Cost: the job itself, seven times with the defaults before the first change and ten times for each change that has to
 * be seen to the end. The job must be one that may be run again: what it writes, it writes each time.
 */
public final class TuningSession {
    private final SparkSession spark;
    private final Function<SparkSession, ?> job;
    private final String name;
    private final List<Proposer> proposers;
    private final Approval approval;
    private final TuningOptions options;

    private TuningSession(
            SparkSession spark,
            Function<SparkSession, ?> job,
            String name,
            List<Proposer> proposers,
            Approval approval,
            TuningOptions options) {
        this.spark = spark;
        this.job = job;
        this.name = name;
        this.proposers = List.copyOf(proposers);
        this.approval = approval;
        this.options = options;
    }

    /**
     * {@return a tuning of that job, which nobody approves of yet, with default options}
     *
     * <p>The job gets a session and must use it, and no Dataset from outside. It gives a Dataset, which is then computed in
     * full, or a value by which results can be compared, such as a count or collected rows.
     */
    public static TuningSession of(SparkSession spark, Function<SparkSession, ?> job) {
        return new TuningSession(spark, job, "the job", List.of(), Approval.nobody(), TuningOptions.defaults());
    }

    /** {@return the same tuning, of a job with that name in report and audit} */
    public TuningSession called(String job) {
        return new TuningSession(spark, this.job, job, proposers, approval, options);
    }

    /** {@return the same tuning, where that one is asked before each change} */
    public TuningSession approvedBy(Approval whom) {
        return new TuningSession(spark, job, name, proposers, whom, options);
    }

    /**
     * {@return the same tuning, with one more proposer, who is asked after the rules and before the search}
     *
     * @throws IllegalArgumentException if another one has that name, by which the audit tells them apart
     */
    public TuningSession proposedBy(Proposer whom) {
        List<Proposer> more = new ArrayList<>(proposers);
        boolean isTaken = List.of(RuleProposer.NAME, LocalSearch.NAME).contains(whom.name())
                || more.stream().anyMatch(other -> other.name().equals(whom.name()));
        if (isTaken) throw new IllegalArgumentException("another proposer is called " + whom.name());
        more.add(whom);
        return new TuningSession(spark, job, name, more, approval, options);
    }

    /**
     * {@return the same tuning, with the second opinion of a model, that is asked once, after the rules}
     *
     * <p>What of it passes the guard rails is proposed like everything else; what does not is in the audit.
     */
    public TuningSession proposedBy(LlmAdvisor whom) {
        return proposedBy(new ModelProposer(whom));
    }

    /** {@return the same tuning, with these options} */
    public TuningSession withOptions(TuningOptions changed) {
        return new TuningSession(spark, job, name, proposers, approval, changed);
    }

    /**
     * {@return what came of it; everything on the way is in that run of an audit log}
     *
     * <p>What the job throws as it is reaches the caller, and the tuning may go on once that is mended.
     *
     * @throws InterruptedException if the thread is interrupted; the tuning may go on later
     */
    public TuningReport tune(AuditRun audit) throws InterruptedException {
        return new TuningLoop(name, new SparkBench(spark, job), all(), approval, options, audit).tune();
    }

    private List<Proposer> all() {
        List<Proposer> all = new ArrayList<>();
        all.add(new RuleProposer(Advisor.rules()));
        all.addAll(proposers);
        all.add(new LocalSearch());
        return all;
    }
}
