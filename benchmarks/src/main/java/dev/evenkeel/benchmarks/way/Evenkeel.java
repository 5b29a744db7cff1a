package dev.evenkeel.benchmarks.way;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.joins.JoinOptions;
import dev.evenkeel.joins.JoinPlan;
import dev.evenkeel.joins.SmartJoin;
import java.util.function.Supplier;

/**
 * {@link SmartJoin} as users call it, choosing for a cluster larger than this machine.
 *
 * @param slots of the cluster it chooses for
 */
record Evenkeel(int slots) implements Way {
    @Override
    public String name() {
        return Ways.OURS;
    }

    @Override
    public Supplier<Joined> ready(JoinCase joinCase) {
        return () -> {
            JoinPlan plan = SmartJoin.withOptions(JoinOptions.defaults().withCluster(ClusterShape.ofSlots(slots)))
                    .plan(
                            joinCase.left(),
                            joinCase.right(),
                            joinCase.keys(),
                            joinCase.type().keyword());
            return new Joined(plan.execute(), plan.decision().chosen().toString());
        };
    }
}
