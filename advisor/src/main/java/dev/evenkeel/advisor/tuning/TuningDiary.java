package dev.evenkeel.advisor.tuning;

import dev.evenkeel.advisor.audit.AuditEvent;
import dev.evenkeel.advisor.audit.AuditRun;
import dev.evenkeel.advisor.audit.Recommendation;
import dev.evenkeel.advisor.tuning.judge.PairedRuns;
import dev.evenkeel.advisor.tuning.judge.Verdict;
import dev.evenkeel.advisor.tuning.judge.Yardstick;
import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.decide.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a tuning does, in the words of the audit; what is written down is remembered at once. */
final class TuningDiary {
    static final String BASELINE = "baseline";

    private final AuditRun audit;
    private final TuningMemory memory;

    TuningDiary(AuditRun audit) {
        this.audit = audit;
        this.memory = new TuningMemory(audit.events());
    }

    TuningMemory memory() {
        return memory;
    }

    AuditRun audit() {
        return audit;
    }

    private void add(AuditEvent event) {
        audit.add(event);
        memory.add(event);
    }

    void began(String job, TuningOptions options) {
        add(new AuditEvent.Began(job, options.sentences()));
    }

    void measured(String of, String role, Bench.Run run) {
        add(new AuditEvent.Measured(
                of,
                role,
                run.measured().wall().toMillis(),
                run.measured().cpu().toMillis(),
                run.measured().makespan().toMillis(),
                run.measured().tasks(),
                run.result().rows()));
    }

    void recommended(String by, int round, Proposals proposals) {
        proposals.asked().forEach(this::add);
        for (Proposals.Refused one : proposals.refused()) {
            add(new AuditEvent.Judged(
                    by + "-" + round,
                    "refused",
                    one.reason().code(),
                    one.what() + ": " + one.reason().sentence()));
        }
        List<Recommendation> items = new ArrayList<>();
        for (Proposal one : proposals.items()) {
            items.add(new Recommendation(
                    id(by, round, items.size()), one.settings(), one.text(), one.reasoning(), one.evidence()));
        }
        add(new AuditEvent.Recommended(by, round, items));
    }

    static String id(String by, int round, int place) {
        return by + "-" + round + "-" + place;
    }

    void judged(String id, String verdict, Reason reason) {
        if (!memory.isJudged(id)) add(new AuditEvent.Judged(id, verdict, reason.code(), reason.sentence()));
    }

    void answered(String id, Approval.Answer answer) {
        add(new AuditEvent.Approval(id, answer.word(), answer.by(), answer.note()));
    }

    void applied(String id, Map<String, String> settings) {
        add(new AuditEvent.Applied(id, settings, "a session of its own"));
    }

    void deferred(String id, Proposal proposal) {
        add(new AuditEvent.Deferred(id, proposal.lines()));
    }

    void effect(String id, PairedRuns trial, double noise, Yardstick yardstick, String results) {
        add(new AuditEvent.Effect(
                id,
                yardstick.name(),
                trial.count(),
                trial.faster(yardstick),
                trial.gain(yardstick),
                trial.leastGain(yardstick),
                trial.mostGain(yardstick),
                noise,
                trial.chance(yardstick),
                results));
    }

    /** Writes down how a trial ended, and the settings that stand now. */
    void ended(String id, Decision<Verdict> verdict, Map<String, String> settings) {
        String code = verdict.reason().code();
        String sentence = verdict.reason().sentence();
        add(
                verdict.chosen() == Verdict.KEPT
                        ? new AuditEvent.Kept(id, code, sentence, settings)
                        : new AuditEvent.RolledBack(id, code, sentence, settings));
    }

    void ended(Reason reason, Map<String, String> settings) {
        add(new AuditEvent.Ended(reason.code(), reason.sentence(), settings));
    }
}
