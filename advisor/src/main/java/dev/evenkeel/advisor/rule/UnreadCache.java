package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.Where;
import dev.evenkeel.advisor.facts.CacheFacts;
import dev.evenkeel.advisor.facts.ExecutorFacts;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.unit.ByteSize;
import java.util.List;
import java.util.Optional;

/**
 * Data that was kept to be read again, and never was.
 *
 * <p>Example: {@code orders.cache()} ahead of the only query that reads it: 6 GiB of memory and the time to fill them.
 *
 * <p>Fires on data of 1 MiB or more that was kept and that no later stage read. Informs, low where it took a tenth of
 * the memory for caching and computing or more (own: from there on it displaces others). Silent on data that was marked
 * and not filled, which costs nothing, and in a run of which the end is missing, which may have read it later.
 */
final class UnreadCache implements Rule {
    private static final double LEAST_BYTES = ByteSize.mebibytes(1).bytes();
    private static final double LOW_SHARE = 0.1;

    @Override
    public String id() {
        return "unread-cache";
    }

    @Override
    public List<Finding> judge(Case run) {
        if (run.run().isIncomplete()) return List.of();
        return run.run().caches().stream()
                .flatMap(cache -> judge(cache, run).stream())
                .toList();
    }

    private Optional<Finding> judge(CacheFacts cache, Case run) {
        long bytes = cache.memory().bytes() + cache.disk().bytes();
        double least = run.threshold(this, "bytes", LEAST_BYTES);
        if (cache.reads() > 0 || cache.kept() == 0 || bytes < least) return Optional.empty();
        double share = Load.part(cache.memory().bytes(), storage(run.run()));
        return Optional.of(Finding.of(id(), Where.run())
                .because(TextLayout.cell(cache.name(), 60) + " was kept, " + new ByteSize(bytes)
                        + ", and no later stage read it")
                .atLeast(share >= run.threshold(this, "share", LOW_SHARE) ? Severity.LOW : Severity.INFO)
                .showing(
                        Evidence.count("reads after it was filled", 0),
                        Evidence.of("in memory", cache.memory()).against(least),
                        Evidence.of("on disk", cache.disk()),
                        Evidence.share("of the memory for caching and computing", share)
                                .against(LOW_SHARE))
                .rulingOut("a mark without data: " + cache.kept() + " of " + cache.partitions()
                        + " partitions were filled")
                .advising(Advice.code(
                        "drop the cache() or persist() where the data is read once",
                        "data.unpersist();   // and no persist() before",
                        "the run takes no longer, and the memory is free for others"))
                .build());
    }

    private static double storage(RunProfile run) {
        return run.cluster().executors().stream()
                .map(ExecutorFacts::storage)
                .mapToLong(ByteSize::bytes)
                .sum();
    }
}
