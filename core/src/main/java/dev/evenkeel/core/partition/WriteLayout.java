package dev.evenkeel.core.partition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Which of so many writing tasks, called seats, takes which value of the partition columns.
 *
 * <p>Example: at 128 MiB a file, a value of 500 MiB has four seats to itself and writes four files of 125 MiB; twenty
 * values of 10 MiB share as many seats as are idle, each value whole in one of them, and write twenty files.
 *
 * <p>Pure. Guarantee: a listed value has exactly {@link WriteFacts#files} seats next to each other, and shares one only
 * where it has no other; a value that is not listed has one seat.
 *
 * @param seats all of them
 * @param first the first seat of each listed value, in the order of the facts
 * @param writers how many seats each listed value has
 * @param firstUnlisted the first seat of those among which values that are not listed are spread
 */
record WriteLayout(int seats, List<Integer> first, List<Integer> writers, int firstUnlisted) {
    /** Keeps a copy of the lists. */
    WriteLayout {
        first = List.copyOf(first);
        writers = List.copyOf(writers);
    }

    static WriteLayout of(WriteFacts facts) {
        List<Integer> writers = facts.values().stream().map(facts::files).toList();
        List<Integer> first = new ArrayList<>();
        int ofLarge = 0;
        double ofSmall = 0;
        int small = 0;
        for (int i = 0; i < writers.size(); i++) {
            boolean isLarge = writers.get(i) > 1;
            first.add(isLarge ? ofLarge : -1);
            if (isLarge) ofLarge = Math.addExact(ofLarge, writers.get(i));
            else ofSmall += facts.bytes(facts.values().get(i));
            if (!isLarge) small++;
        }
        int bins = bins(facts, ofSmall, small, ofLarge);
        share(facts, first, ofLarge, bins);
        int filled = ofLarge + bins;
        int unlisted = tasksFor(facts.unlistedRows() * facts.rowFileBytes(), facts);
        if (unlisted == 0) return new WriteLayout(Math.max(1, filled), first, writers, 0);
        return new WriteLayout(filled + unlisted, first, writers, filled);
    }

    /** As many as the bytes ask for, or as slots would be idle; sharing out more widely makes no file more. */
    private static int bins(WriteFacts facts, double bytes, int values, int ofLarge) {
        int idle = facts.cluster().slots() - ofLarge;
        int worth = PartitionChooser.atLeastOne(bytes / PartitionChooser.SMALLEST.bytes());
        return Math.min(values, Math.max(tasksFor(bytes, facts), Math.min(idle, worth)));
    }

    private static int tasksFor(double bytes, WriteFacts facts) {
        return (int) Math.ceil(bytes / facts.target().bytes());
    }

    /** The largest first, each to the seat that has least: within a third of the best possible (Graham, 1969). */
    private static void share(WriteFacts facts, List<Integer> first, int from, int bins) {
        record Bin(int seat, double bytes) {}
        PriorityQueue<Bin> least =
                new PriorityQueue<>(Comparator.comparingDouble(Bin::bytes).thenComparing(Bin::seat));
        for (int bin = 0; bin < bins; bin++) least.add(new Bin(from + bin, 0));
        for (int i = 0; i < first.size(); i++) {
            if (first.get(i) >= 0) continue;
            Bin bin = least.remove();
            first.set(i, bin.seat());
            least.add(
                    new Bin(bin.seat(), bin.bytes() + facts.bytes(facts.values().get(i))));
        }
    }
}
