package dev.evenkeel.advisor.tuning;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Advisor;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.SettingChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the rules find in a run of the job, the costliest finding first: its settings to try, the rest to be told.
 *
 * <p>Example: 2,000 tasks of 3 ms give the settings by which adaptive execution joins small partitions, with the finding
 * {@code tiny-tasks} as evidence. Where a finding has advices to choose from, each is a proposal.
 */
final class RuleProposer implements Proposer {
    static final String NAME = "rules";

    private final Advisor advisor;

    RuleProposer(Advisor advisor) {
        this.advisor = advisor;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Proposals propose(Situation situation) {
        if (situation.round() > 0) return Proposals.none();
        List<Proposal> items = new ArrayList<>();
        for (Finding finding : advisor.advise(situation.profile()).findings()) {
            items.add(proposal(finding, finding.advice()));
            finding.alternatives().forEach(other -> items.add(proposal(finding, other)));
        }
        return Proposals.of(items);
    }

    private static Proposal proposal(Finding finding, Advice advice) {
        String evidence = finding.id() + " in " + finding.where();
        if (advice.settings().isEmpty()) {
            String text = advice.paste().isEmpty() ? advice.sentence() : advice.sentence() + "\n" + advice.paste();
            return Proposal.told(text, finding.cause(), evidence);
        }
        Map<String, String> settings = new TreeMap<>();
        for (SettingChange change : advice.settings()) settings.put(change.key(), change.recommended());
        return new Proposal(settings, "", finding.cause(), List.of(evidence));
    }
}
