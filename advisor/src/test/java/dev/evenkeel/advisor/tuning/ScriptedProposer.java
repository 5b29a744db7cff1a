package dev.evenkeel.advisor.tuning;

import dev.evenkeel.advisor.audit.AuditEvent;
import java.util.List;
import java.util.Map;

/** Proposes what it was told to, a list in each round, at a thousand tokens a round. */
final class ScriptedProposer implements Proposer {
    static final Proposal GOOD = Proposal.of(Map.of(ScriptedBench.PARTITIONS, "8"), "fewer tasks", "tiny-tasks");
    static final Proposal HARMFUL = Proposal.of(Map.of(ScriptedBench.PARTITIONS, "2000"), "more tasks");
    static final Proposal WRONG = Proposal.of(Map.of(ScriptedBench.BREAKS_RESULT, "8m"), "changes rows");
    static final Proposal FAILING = Proposal.of(Map.of(ScriptedBench.BREAKS_JOB, "2m"), "fails");

    private final List<List<Proposal>> rounds;
    private int asked;

    ScriptedProposer(List<List<Proposal>> rounds) {
        this.rounds = rounds;
    }

    /** {@return a proposer that has these to say in the first round, and then nothing} */
    static ScriptedProposer of(Proposal... proposals) {
        return new ScriptedProposer(List.of(List.of(proposals)));
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
                items, List.of(), List.of(new AuditEvent.Asked("m", "m-1", "", "STOP", "00", "00", 900, 100, "", "")));
    }

    /** {@return how often it was asked} */
    int asked() {
        return asked;
    }
}
