package dev.evenkeel.benchmarks.scenario;

import java.util.ArrayList;
import java.util.List;

/** All scenarios there are. */
public final class Scenarios {
    private Scenarios() {}

    /** {@return all of them, in the order in which they run} */
    public static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>(SkewedJoins.all());
        all.addAll(EvenJoins.all());
        all.addAll(TpchScenario.all());
        all.addAll(DetectionScenario.all());
        all.addAll(BroadcastScenario.all());
        all.addAll(PartitionScenario.all());
        all.addAll(WriteScenario.all());
        all.addAll(JdbcScenario.all());
        all.addAll(EventLogScenario.all());
        all.addAll(JobScenario.all());
        all.addAll(GrowthJoins.all());
        return List.copyOf(all);
    }

    /** {@return those of that name} */
    public static List<Scenario> matching(Glob names) {
        return all().stream().filter(scenario -> names.matches(scenario.name())).toList();
    }
}
