package dev.evenkeel.advisor.prompt;

import dev.evenkeel.advisor.AdvisorReport;
import dev.evenkeel.advisor.Outlook;
import dev.evenkeel.advisor.facts.ClusterFacts;
import dev.evenkeel.advisor.facts.ExecutorFacts;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.core.unit.ByteSize;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The run as a whole, {@code R}, and its machines, {@code C}. */
record RunFacts(RunProfile run, AdvisorReport report) {
    List<Fact> all() {
        return List.of(whole(), machines());
    }

    private Fact whole() {
        Outlook outlook = report.outlook();
        Fact fact = Fact.of(Section.RUN, "R", TokenBudget.NEVER)
                .seconds("wall", run.wall())
                .count("slots", outlook.slots())
                .count("tasks", outlook.tasks())
                .seconds("slotTimeOffered", outlook.offered())
                .seconds("slotTimeUsed", outlook.used())
                .seconds("withoutAnyTask", outlook.withoutTasks())
                .seconds("shortestOnAnySlots", outlook.shortest())
                .number("replayErrorShare", outlook.error().value())
                .count("jobs", run.jobs().size())
                .count("stages", run.stages().size())
                .count("queries", run.queries().size())
                .flag("isIncomplete", run.isIncomplete());
        for (Outlook.Wall wall : outlook.curve())
            fact = fact.seconds("wallOn" + wall.slots() + "Slots", wall.expected());
        return StageReading.figures(fact, run.totals());
    }

    private Fact machines() {
        ClusterFacts cluster = run.cluster();
        List<ExecutorFacts> executors = cluster.executors();
        Fact fact = Fact.of(Section.CLUSTER, "C", TokenBudget.NEVER)
                .word("kind", Vocabulary.MASTERS, cluster.master())
                .count("executors", executors.size())
                .count(
                        "executorsLost",
                        executors.stream().filter(one -> one.removed() != null).count())
                .count(
                        "coresEach",
                        executors.stream().mapToInt(ExecutorFacts::cores).max().orElse(0))
                .count("coresPerTask", cluster.coresPerTask());
        ByteSize storage = executors.stream()
                .map(ExecutorFacts::storage)
                .max(Comparator.naturalOrder())
                .orElse(ByteSize.ZERO);
        if (storage.bytes() > 0) fact = fact.bytes("computingAndCachingEach", storage);
        for (Map.Entry<String, Long> peak : peaks(executors).entrySet())
            fact = fact.count(peak.getKey(), peak.getValue());
        return fact;
    }

    /** The largest of each peak over the executors, by the names of our list. */
    private static Map<String, Long> peaks(List<ExecutorFacts> executors) {
        Map<String, Long> largest = new TreeMap<>();
        for (ExecutorFacts executor : executors) {
            executor.peaks()
                    .forEach((name, peak) -> Vocabulary.PEAKS
                            .word(name)
                            .ifPresent(word -> largest.merge("peak" + word + "Bytes", peak, Math::max)));
        }
        return largest;
    }
}
