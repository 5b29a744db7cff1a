package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.facts.Operator.Join;
import java.util.Optional;
import java.util.Set;

/**
 * A join that shuffled its large side although the small one would fit in every executor.
 *
 * <p>Example: 40 GiB joined by sort-merge with 60,000 rows that take 9.5 MiB as a hash table.
 *
 * <p>Reads rows and bytes that went through the shuffles of both sides, and turns those of the small side into the
 * memory of a hash table. Candidate below 10 MiB, below 100 MiB beside more than 10 GiB, below 1 GiB beside more than
 * 300 GiB (DataFlint), at most a quarter of an executor's heap, and smaller than the other side. Saving: the stages of
 * the join and of the large side's shuffle 1.8 times faster, the least that planted faults gained, but no more than the
 * shuffle can have taken: what else these stages do stays. Fires where that reaches the gate. Silent where the join type does not allow the copy (a full outer join never), where sizes were not
 * told, and on small joins. Yields to {@code broadcast-off}.
 */
final class MissedBroadcast implements StepRule<Join> {
    @Override
    public String id() {
        return "missed-broadcast";
    }

    @Override
    public Set<String> yieldsTo() {
        return Set.of("broadcast-off");
    }

    @Override
    public Class<Join> judged() {
        return Join.class;
    }

    @Override
    public Optional<Finding> judge(Step<Join> step, Case run) {
        return BroadcastCandidate.of(step, run)
                .map(candidate -> candidate
                        .draft(id())
                        .because("both sides were shuffled, though " + candidate.sides())
                        .advising(hint(candidate))
                        .advising(Advice.setting(
                                "let adaptive execution broadcast what turns out to be small",
                                "the join's plan says BroadcastHashJoin",
                                Knobs.to(
                                        step.settings(run.run()),
                                        Knobs.ADAPTIVE_BROADCAST_LIMIT,
                                        Long.toString(candidate.limit().bytes()))))
                        .build());
    }

    static Advice hint(BroadcastCandidate candidate) {
        boolean isLeft = candidate.side().equals("left");
        return Advice.code(
                "say that the " + candidate.side() + " side is to be broadcast, or leave the choice to SmartJoin, "
                        + "which measures it",
                (isLeft ? "broadcast(left).join(right, \"key\");" : "left.join(broadcast(right), \"key\");")
                        + "\nSmartJoin.join(left, right, \"key\");",
                "the join's plan says BroadcastHashJoin, and the large side has no shuffle before it");
    }
}
