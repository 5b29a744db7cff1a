package dev.evenkeel.benchmarks.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

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

    /** {@return those whose name a glob matches, in which {@code *} stands for any part of a name} */
    public static List<Scenario> matching(String glob) {
        Pattern pattern = Pattern.compile("\\Q" + glob.replace("*", "\\E.*\\Q") + "\\E");
        return all().stream()
                .filter(scenario -> pattern.matcher(scenario.name()).matches())
                .toList();
    }
}
