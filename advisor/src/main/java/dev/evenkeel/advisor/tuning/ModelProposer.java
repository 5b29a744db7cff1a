package dev.evenkeel.advisor.tuning;

import dev.evenkeel.advisor.LlmAdvisor;
import dev.evenkeel.advisor.SecondOpinion;
import dev.evenkeel.advisor.audit.AuditEvent;
import dev.evenkeel.advisor.audit.Texts;
import dev.evenkeel.advisor.guard.ProposedAction;
import dev.evenkeel.advisor.guard.ProposedSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a model says of a run of the job, as far as it passed the guard rails: its settings to try, the rest to be told.
 *
 * <p>Each setting is tried by itself, so that a good one does not fall with a bad one beside it.
 */
final class ModelProposer implements Proposer {
    static final String NAME = "model";

    private final LlmAdvisor advisor;

    ModelProposer(LlmAdvisor advisor) {
        this.advisor = advisor;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Proposals propose(Situation situation) throws InterruptedException {
        if (situation.round() > 0) return Proposals.none();
        SecondOpinion opinion = advisor.advise(situation.profile());
        if (Thread.interrupted()) throw new InterruptedException("interrupted while the model was asked");
        return new Proposals(items(opinion), refused(opinion), asked(opinion, situation.texts()));
    }

    private static List<Proposal> items(SecondOpinion opinion) {
        List<Proposal> items = new ArrayList<>();
        for (ProposedSetting one : opinion.configs()) {
            items.add(new Proposal(
                    Map.of(one.change().key(), one.change().recommended()),
                    "",
                    one.support().rationale(),
                    one.support().evidence()));
        }
        for (ProposedAction one : opinion.actions()) {
            items.add(new Proposal(
                    Map.of(),
                    one.action().sentence(),
                    one.support().rationale(),
                    one.support().evidence()));
        }
        return items;
    }

    private static List<Proposals.Refused> refused(SecondOpinion opinion) {
        List<Proposals.Refused> refused = new ArrayList<>();
        if (!opinion.note().isEmpty())
            refused.add(new Proposals.Refused(opinion.model(), Reasons.noAnswer(opinion.note())));
        opinion.refused().forEach(one -> refused.add(new Proposals.Refused(one.what(), one.reason())));
        return refused;
    }

    private static List<AuditEvent.Asked> asked(SecondOpinion opinion, Texts texts) {
        return opinion
                .response()
                .map(response -> AuditEvent.Asked.of(opinion.redaction().request(), response, texts))
                .stream()
                .toList();
    }
}
