package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Where;
import dev.evenkeel.advisor.facts.QueryFacts;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A setting that does nothing where it stands: what it belongs to is off, or it came too late.
 *
 * <p>Example: {@code spark.sql.adaptive.skewJoin.skewedPartitionFactor=2} beside
 * {@code spark.sql.adaptive.enabled=false}; {@code spark.conf().set("spark.executor.memory", "8g")} in a session whose
 * executors run.
 *
 * <p>Informs only. Silent where what it belongs to is on or not told, and on settings with their switch beside them.
 */
final class IdleSetting implements Rule {
    /** Families and the switch without which they do nothing; of the last two, off is Spark's default. */
    private static final Map<String, String> FAMILIES = Map.of(
            "spark.sql.adaptive.", Knobs.ADAPTIVE,
            "spark.sql.adaptive.skewJoin.", Knobs.SKEW_JOIN,
            "spark.sql.adaptive.coalescePartitions.", Knobs.COALESCE,
            "spark.speculation.", Knobs.SPECULATION,
            "spark.dynamicAllocation.", Knobs.DYNAMIC_ALLOCATION);

    private static final List<String> OFF_BY_DEFAULT = List.of(Knobs.SPECULATION, Knobs.DYNAMIC_ALLOCATION);

    /** Read once, when the application starts. */
    private static final List<String> AT_THE_START = List.of(
            "spark.executor.",
            "spark.driver.",
            "spark.dynamicAllocation.",
            "spark.memory.",
            "spark.serializer",
            "spark.default.parallelism",
            "spark.speculation",
            "spark.task.",
            "spark.shuffle.service.");

    private static final List<String> OF_EXECUTORS =
            List.of(Knobs.EXECUTOR_MEMORY, Knobs.EXECUTOR_CORES, "spark.executor.instances", Knobs.EXECUTOR_OVERHEAD);

    @Override
    public String id() {
        return "idle-setting";
    }

    @Override
    public List<Finding> judge(Case run) {
        Map<String, String> reasons = new TreeMap<>();
        withoutSwitch(run.run().settings(), reasons);
        tooLate(run.run(), reasons);
        if (run.run().cluster().master().startsWith("local"))
            inLocalMode(run.run().settings(), reasons);
        List<Finding> findings = new ArrayList<>();
        reasons.forEach((key, reason) -> findings.add(finding(key, reason)));
        return findings;
    }

    private static void withoutSwitch(Settings settings, Map<String, String> reasons) {
        FAMILIES.forEach((family, key) -> {
            boolean isOff = settings.isOff(key) || (OFF_BY_DEFAULT.contains(key) && !settings.isOn(key));
            if (!isOff) return;
            for (String name : settings.names()) {
                boolean isSwitch = name.equals(key) || name.endsWith(".enabled");
                if (name.startsWith(family) && !isSwitch) reasons.putIfAbsent(name, key + " is not on");
            }
        });
    }

    private static void tooLate(RunProfile run, Map<String, String> reasons) {
        TreeSet<String> late = new TreeSet<>();
        for (QueryFacts query : run.queries()) late.addAll(query.settings().names());
        for (String name : late) {
            if (AT_THE_START.stream().anyMatch(name::startsWith)) {
                reasons.put(name, "it was set in the session, and is read only when the application starts");
            }
        }
    }

    private static void inLocalMode(Settings settings, Map<String, String> reasons) {
        for (String name : OF_EXECUTORS) {
            if (settings.text(name).isPresent()) {
                reasons.put(name, "a local session has no executors; its tasks run in the driver");
            }
        }
    }

    private Finding finding(String key, String reason) {
        return Finding.of(id(), Where.run())
                .because(key + " does nothing here: " + reason)
                .advising(Advice.code(
                        "take it out, or bring about what it needs",
                        "",
                        "the setting is gone, or the run changes with it"))
                .build();
    }
}
