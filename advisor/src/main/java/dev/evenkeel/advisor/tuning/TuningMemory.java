package dev.evenkeel.advisor.tuning;

import dev.evenkeel.advisor.audit.AuditEvent;
import dev.evenkeel.advisor.audit.Recommendation;
import dev.evenkeel.core.decide.Reason;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the audit knows of a run from before a crash: what was recommended and decided is not done again.
 *
 * <p>Example: a process that was killed in the third pair of the change {@code rules-0-1} left its recommendation and its
 * approval, and no end: both are taken from here, and its trial begins anew.
 */
final class TuningMemory {
    private final Map<String, List<Proposal>> recommended = new HashMap<>();
    private final Map<String, Proposal> proposals = new LinkedHashMap<>();
    private final Map<String, AuditEvent> ends = new HashMap<>();
    private final Map<String, Approval.Answer> answers = new HashMap<>();
    private final Set<String> judged = new HashSet<>();
    private AuditEvent.@Nullable Ended ended;
    private int runs;
    private Duration time = Duration.ZERO;
    private long tokens;

    TuningMemory(List<AuditEvent> events) {
        events.forEach(this::add);
    }

    void add(AuditEvent event) {
        if (event instanceof AuditEvent.Measured run) {
            runs++;
            time = time.plusMillis(run.wallMillis());
        } else if (event instanceof AuditEvent.Asked asked) {
            tokens += asked.promptTokens() + asked.answerTokens();
        } else if (event instanceof AuditEvent.Recommended round) {
            recommended.put(round.by() + " " + round.round(), take(round));
        } else if (event instanceof AuditEvent.Judged one) {
            judged.add(one.id());
            if (one.verdict().equals("refused")) ends.put(one.id(), one);
        } else if (event instanceof AuditEvent.Approval one) {
            answers.put(one.id(), new Approval.Answer(one.answer(), one.by(), one.note()));
            if (!one.answer().equals("approved")) ends.put(one.id(), one);
        } else if (event instanceof AuditEvent.Deferred one) {
            ends.put(one.id(), one);
        } else if (event instanceof AuditEvent.Kept one) {
            ends.put(one.id(), one);
        } else if (event instanceof AuditEvent.RolledBack one) {
            ends.put(one.id(), one);
        } else if (event instanceof AuditEvent.Ended end) {
            ended = end;
        }
    }

    private List<Proposal> take(AuditEvent.Recommended round) {
        round.items().forEach(item -> proposals.put(item.id(), proposal(item)));
        return round.items().stream().map(TuningMemory::proposal).toList();
    }

    private static Proposal proposal(Recommendation item) {
        return new Proposal(item.settings(), item.text(), item.reasoning(), item.evidence());
    }

    /** {@return what a proposer recommended in a round, where it was asked} */
    Optional<List<Proposal>> recommended(String by, int round) {
        return Optional.ofNullable(recommended.get(by + " " + round));
    }

    /** {@return everything that was recommended, by its id, in the order of recommending} */
    Map<String, Proposal> proposals() {
        return Collections.unmodifiableMap(proposals);
    }

    boolean isJudged(String id) {
        return judged.contains(id);
    }

    Optional<Approval.Answer> answer(String id) {
        return Optional.ofNullable(answers.get(id));
    }

    /** {@return what became of a proposal, where that is settled} */
    Optional<Outcome> outcome(String id, Proposal proposal) {
        AuditEvent end = ends.get(id);
        if (end instanceof AuditEvent.Kept kept)
            return Optional.of(new Outcome(id, proposal, Outcome.Fate.KEPT, new Reason(kept.code(), kept.reason())));
        if (end instanceof AuditEvent.RolledBack back)
            return Optional.of(
                    new Outcome(id, proposal, Outcome.Fate.ROLLED_BACK, new Reason(back.code(), back.reason())));
        if (end instanceof AuditEvent.Judged refused)
            return Optional.of(
                    new Outcome(id, proposal, Outcome.Fate.REFUSED, new Reason(refused.code(), refused.reason())));
        if (end instanceof AuditEvent.Approval refused)
            return Optional.of(new Outcome(
                    id,
                    proposal,
                    Outcome.Fate.NOT_APPROVED,
                    Reasons.notApproved(new Approval.Answer(refused.answer(), refused.by(), refused.note()))));
        if (end instanceof AuditEvent.Deferred)
            return Optional.of(new Outcome(
                    id,
                    proposal,
                    Outcome.Fate.FOR_NEXT_SUBMISSION,
                    proposal.settings().isEmpty() ? Reasons.noSetting() : Reasons.fixedAtSubmission()));
        return Optional.empty();
    }

    Optional<AuditEvent.Ended> ended() {
        return Optional.ofNullable(ended);
    }

    /** {@return why no more may be spent; empty while some of each budget is left} */
    Optional<Reason> spent(TuningOptions options) {
        if (runs >= options.mostRuns()) return Optional.of(Reasons.runsSpent(options.mostRuns()));
        if (time.compareTo(options.mostTime()) >= 0) return Optional.of(Reasons.timeSpent(options.mostTime()));
        return Optional.empty();
    }

    boolean isOutOfTokens(TuningOptions options) {
        return tokens >= options.mostTokens();
    }
}
