package dev.evenkeel.advisor.ledger;

import dev.evenkeel.advisor.facts.CacheFacts;
import dev.evenkeel.advisor.facts.Lack;
import dev.evenkeel.core.unit.ByteSize;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Data that was kept to be read again. Not thread-safe.
 *
 * <p>The first stage that computes an RDD which is to be kept fills it; every later one reads it. One is left out:
 * adaptive execution fills the RDD by a stage of its own, ahead of the stage of the same query that wanted its rows.
 * How much is kept is known from updates of blocks alone, which an event log has only with {@code
 * spark.eventLog.logBlockUpdates.enabled}.
 */
final class CacheBook {
    private static final Pattern BLOCK = Pattern.compile("rdd_(\\d{1,9})_\\d+");

    private static final class Tally {
        private final Map<String, long[]> blocks = new HashMap<>();
        private final CacheFacts facts;
        private @Nullable Long filledAhead;
        private boolean isFilled;
        private long reads;
        private long memory;
        private long disk;
        private int mostBlocks;
        private long mostMemory;
        private long mostDisk;

        private Tally(RddText rdd) {
            this.facts = CacheFacts.of(
                    rdd.facts().id(),
                    Words.firstLine(rdd.facts().name()),
                    rdd.level(),
                    rdd.facts().partitions());
        }

        /** Takes in a stage of a query, or of none, that does nothing but fill the RDD, or does more with its rows. */
        private void computed(@Nullable Long query, boolean onlyFills) {
            boolean wasWaitedFor = query != null && query.equals(filledAhead);
            if (isFilled && !wasWaitedFor) reads++;
            filledAhead = !isFilled && onlyFills ? query : null;
            isFilled = true;
        }

        private void put(String place, long inMemory, long onDisk) {
            long[] before =
                    inMemory + onDisk > 0 ? blocks.put(place, new long[] {inMemory, onDisk}) : blocks.remove(place);
            memory += inMemory - (before == null ? 0 : before[0]);
            disk += onDisk - (before == null ? 0 : before[1]);
            mostBlocks = Math.max(mostBlocks, blocks.size());
            mostMemory = Math.max(mostMemory, memory);
            mostDisk = Math.max(mostDisk, disk);
        }

        private CacheFacts facts() {
            return facts.filled(mostBlocks, new ByteSize(mostMemory), new ByteSize(mostDisk))
                    .read(reads);
        }
    }

    private final RecorderLimits limits;
    private final Map<Integer, Tally> caches = new LinkedHashMap<>();
    private int blocks;
    private long cachesLeftOut;
    private long blocksLeftOut;

    CacheBook(RecorderLimits limits) {
        this.limits = limits;
    }

    /** Takes in a stage that computes these RDDs, and the query it is of. */
    void computed(@Nullable Long query, List<RddText> rdds) {
        for (RddText rdd : rdds) {
            if (!rdd.facts().isKept()) continue;
            Tally known = caches.get(rdd.facts().id());
            if (known == null && caches.size() >= limits.caches()) {
                cachesLeftOut++;
                continue;
            }
            caches.computeIfAbsent(rdd.facts().id(), first -> new Tally(rdd))
                    .computed(query, isLast(rdd.facts().id(), rdds));
        }
    }

    /** {@return true where a stage makes no other RDD of that one} */
    private static boolean isLast(int id, List<RddText> rdds) {
        return rdds.stream().noneMatch(other -> other.facts().parents().contains(id));
    }

    /** Takes in that a block takes so much on an executor now; nothing where it went. */
    void updated(String executor, String block, long memory, long disk) {
        Matcher matcher = BLOCK.matcher(block);
        if (!matcher.matches()) return;
        Tally known = caches.get(Integer.parseInt(matcher.group(1)));
        if (known == null) return;
        String place = executor + ' ' + block;
        if (blocks >= limits.blocks() && !known.blocks.containsKey(place)) {
            blocksLeftOut++;
            return;
        }
        int before = known.blocks.size();
        known.put(place, Math.max(0, memory), Math.max(0, disk));
        blocks += known.blocks.size() - before;
    }

    /** Takes in that an RDD is no longer kept. */
    void unpersisted(int rdd) {
        Tally known = caches.get(rdd);
        if (known == null) return;
        blocks -= known.blocks.size();
        known.blocks.clear();
        known.memory = 0;
        known.disk = 0;
    }

    List<CacheFacts> facts() {
        return caches.values().stream().map(Tally::facts).toList();
    }

    List<Lack> lacks() {
        if (cachesLeftOut + blocksLeftOut == 0) return List.of();
        return List.of(new Lack(
                Lack.Kind.DETAILS,
                cachesLeftOut + blocksLeftOut,
                "of cached data, only the first " + limits.caches() + " RDDs and " + limits.blocks()
                        + " blocks are followed"));
    }
}
