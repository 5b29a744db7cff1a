package dev.evenkeel.benchmarks.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rounds of several pieces of work, each measured once a round, forth and back in turn, so that a machine that slows
 * down slows all of them.
 *
 * <p>Example: two warm-ups and five rounds of A and B run as A B, B A, then A B, B A, A B, B A, A B, of which the last
 * five are kept. Where A is always run, others are spared, and B takes more than twice as long as A in the first of
 * them for a patience of 2, then B is not run again and has one cost instead of five.
 *
 * @param warmUps rounds that are thrown away, in which Java compiles what is run often
 * @param rounds rounds that are kept
 * @param others the most rounds that are kept of a piece that is not always run
 * @param patience how many times as long as the first piece one that is not always run may take and be run again
 * @param always the pieces that are run in every round, whatever they take; where it has none, all are
 */
public record Interleaved(int warmUps, int rounds, int others, double patience, Set<String> always) {
    /** Keeps a copy of the set. */
    public Interleaved {
        always = Set.copyOf(always);
    }

    /** Rounds in all of which every piece is run. */
    public Interleaved(int warmUps, int rounds) {
        this(warmUps, rounds, rounds, Double.POSITIVE_INFINITY, Set.of());
    }

    /** {@return the same rounds, in which pieces that are not always run are spared by these limits} */
    public Interleaved sparing(int mostRounds, double most) {
        return new Interleaved(warmUps, rounds, mostRounds, most, always);
    }

    /** {@return the same rounds, in all of which these pieces are run, and others as far as they are not spared} */
    public Interleaved alwaysRunning(String... pieces) {
        return new Interleaved(warmUps, rounds, others, patience, Set.of(pieces));
    }

    /** {@return two warm-ups and five rounds} */
    public static Interleaved usual() {
        return new Interleaved(2, 5);
    }

    /** What is done after each run that is kept, and costs nothing. */
    public interface Aftermath {
        /** Looks at what a piece did; where it throws, the piece has failed. */
        void of(String piece, Cost cost);
    }

    /** {@return what each piece cost, or why it cannot run, in the order of the pieces} */
    public Map<String, Outcome> run(CostMeter meter, Map<String, Runnable> work) {
        return run(meter, work, (piece, cost) -> {});
    }

    /** {@return what each piece cost, or why it failed, in the order of the pieces} */
    public Map<String, Outcome> run(CostMeter meter, Map<String, Runnable> work, Aftermath after) {
        Map<String, List<Cost>> costs = new LinkedHashMap<>();
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        List<Map.Entry<String, Runnable>> pieces = List.copyOf(work.entrySet());
        work.keySet().forEach(name -> outcomes.put(name, new Outcome.Failed("was not run")));
        for (int round = -warmUps; round < rounds; round++) {
            for (int turn = 0; turn < pieces.size(); turn++) {
                int next = Math.floorMod(round, 2) == 0 ? turn : pieces.size() - 1 - turn;
                String name = pieces.get(next).getKey();
                if (costs.get(name) == null && round > -warmUps) continue; // failed before
                if (isSpared(name, costs.get(name), costs.get(pieces.get(0).getKey()))) continue;
                try {
                    Cost cost = meter.cost(pieces.get(next).getValue());
                    List<Cost> kept = costs.computeIfAbsent(name, key -> new ArrayList<>());
                    if (round < 0) continue;
                    after.of(name, cost);
                    kept.add(cost);
                } catch (Exception e) { // of any kind: checked ones of Scala come unannounced
                    costs.remove(name);
                    outcomes.put(name, Outcome.Failed.by(e));
                }
            }
        }
        costs.forEach((name, kept) -> outcomes.put(name, new Outcome.Ran(kept)));
        return outcomes;
    }

    /** What was measured often enough, or once and took too long for once more. */
    private boolean isSpared(String piece, @Nullable List<Cost> costs, @Nullable List<Cost> ofFirst) {
        if (always.isEmpty() || always.contains(piece) || costs == null || costs.isEmpty()) return false;
        if (costs.size() >= others) return true;
        if (ofFirst == null || ofFirst.isEmpty()) return false;
        return costs.get(0).wall().toNanos() > patience * ofFirst.get(0).wall().toNanos();
    }
}
