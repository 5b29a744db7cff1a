package dev.evenkeel.advisor.tuning;

import dev.evenkeel.advisor.audit.AuditEvent;
import dev.evenkeel.advisor.audit.AuditLog;
import dev.evenkeel.advisor.audit.AuditRecord;
import dev.evenkeel.advisor.tuning.Outcome.Fate;
import java.nio.file.Path;
import java.util.List;

/**
 * A tuning of a job that takes 20 s with the 200 shuffle partitions of its session; see {@link ScriptedBench}.
 *
 * @param audit the file that all is written down in
 * @param bench what runs the job
 * @param approval who is asked before a trial
 * @param options budgets and repetitions
 */
record ScriptedTuning(Path audit, Bench bench, Approval approval, TuningOptions options) {
    /** As few runs as there may be, where a tuning is begun many times. */
    static final TuningOptions QUICK =
            TuningOptions.defaults().withNoisePairs(1).withPairs(2, 0.25);

    /** {@return a tuning with the default options, in which anna approves of everything} */
    static ScriptedTuning auditedIn(Path file) {
        Approval anna = proposal -> Approval.Answer.approved("anna");
        return new ScriptedTuning(file, new ScriptedBench(), anna, TuningOptions.defaults());
    }

    ScriptedTuning on(Bench other) {
        return new ScriptedTuning(audit, other, approval, options);
    }

    ScriptedTuning approvedBy(Approval other) {
        return new ScriptedTuning(audit, bench, other, options);
    }

    ScriptedTuning withOptions(TuningOptions others) {
        return new ScriptedTuning(audit, bench, approval, others);
    }

    TuningReport tune(Proposal... proposals) {
        return tune(ScriptedProposer.of(proposals));
    }

    TuningReport tune(Proposer proposer) {
        try (AuditLog log = AuditLog.open(audit)) {
            return new TuningLoop("sales", bench, List.of(proposer), approval, options, log.run("r1")).tune();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return what was written down, in order} */
    List<AuditEvent> events() {
        return AuditLog.read(audit).records().stream().map(AuditRecord::event).toList();
    }

    /** {@return what was written down of one kind} */
    <E extends AuditEvent> List<E> events(Class<E> kind) {
        return events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** {@return what became of each proposal} */
    static List<Fate> fates(TuningReport report) {
        return report.outcomes().stream().map(Outcome::fate).toList();
    }

    /** {@return why, for each proposal} */
    static List<String> codes(TuningReport report) {
        return report.outcomes().stream()
                .map(outcome -> outcome.reason().code())
                .toList();
    }
}
