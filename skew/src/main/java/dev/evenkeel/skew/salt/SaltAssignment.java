package dev.evenkeel.skew.salt;

import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.skew.HeavyHitter;
import dev.evenkeel.skew.KeyLoad;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which keys of a shuffle should get which salts, so that no partition has much more than the mean.
 *
 * <p>Example: 10 million rows, 30 % of them with key 42, on 200 partitions. Without salts the largest partition has
 * 60.7 times the mean; for a target of 1.5 the key gets 75 salts, each of which brings 40,000 of its rows to a
 * partition of its own beside the 35,000 that every partition has of the other keys, and the largest has 1.5 times
 * the mean.
 *
 * <p>The shuffle is one on {@code (key columns…, salt)} where the salt is an {@code int} and 0 for every key that is not
 * in {@link #keys()}. Where the prediction is wrong, because the counts were, rows are spread less evenly and nothing
 * else happens. Pure and deterministic. Immutable.
 *
 * <p>Implementation note: keys are laid out by {@link SaltPlacement}: first those below an eighth of a partition's mean,
 * the smallest first, which so keep salt 0 unless they crowd by themselves; then the rows without a key, which always
 * keep it; then the other keys around them, the heaviest first. All that is not known is taken as spread evenly.
 */
public final class SaltAssignment {
    /** In means of a partition: what hardly matters to where the others go. */
    private static final double LIGHT = 1 / 8.0;

    private static final int SHOWN = 10;
    private static final int KEY_WIDTH = 40;

    private final KeyLoad load;
    private final int partitions;
    private final double target;
    private final List<SaltedKey> keys;
    private final double before;
    private final double after;

    private SaltAssignment(
            KeyLoad load, int partitions, double target, List<SaltedKey> keys, double before, double after) {
        this.load = load;
        this.partitions = partitions;
        this.target = target;
        this.keys = List.copyOf(keys);
        this.before = before;
        this.after = after;
    }

    /**
     * {@return the salts that bring the imbalance down to the target, or as near to it as can be}
     *
     * @param load how the rows, or their bytes, lie on the keys
     * @param partitions partitions of the shuffle, at least 1
     * @param target largest over mean partition that is asked for, more than 1
     */
    public static SaltAssignment of(KeyLoad load, int partitions, double target) {
        if (!(target > 1)) throw new IllegalArgumentException("the target must be more than 1: " + target);
        double before = load.imbalance(partitions);
        SaltAssignment none = new SaltAssignment(load, partitions, target, List.of(), before, before);
        if (before <= target) return none;
        double mean = (double) load.total() / partitions;
        SaltPlacement placement = SaltPlacement.of(partitions, unknown(load) / partitions, target * mean);
        List<SaltedKey> salted = place(load, LIGHT * mean, placement);
        double after = Math.max(1, placement.largest() / mean);
        SaltAssignment some = new SaltAssignment(load, partitions, target, salted, before, after);
        return after > before && !some.isUpToTheNulls() ? none : some;
    }

    private static double unknown(KeyLoad load) {
        double known =
                load.heavyHitters().stream().mapToDouble(HeavyHitter::estimate).sum();
        return Math.max(0, load.total() - load.ofNulls() - known);
    }

    private static List<SaltedKey> place(KeyLoad load, double light, SaltPlacement placement) {
        List<HeavyHitter> heaviestFirst = load.heavyHitters().stream()
                .sorted(Comparator.comparingLong(HeavyHitter::estimate).reversed())
                .toList();
        int heavy = (int)
                heaviestFirst.stream().filter(key -> key.estimate() > light).count();
        List<SaltedKey> placed = new ArrayList<>();
        for (int i = heaviestFirst.size() - 1; i >= heavy; i--) placed.add(place(heaviestFirst.get(i), placement));
        placement.leave(load.nullHash(), load.ofNulls());
        for (int i = 0; i < heavy; i++) placed.add(place(heaviestFirst.get(i), placement));
        return placed.stream()
                .filter(salted -> !salted.salts().equals(Salts.NONE))
                .sorted(Comparator.comparingLong(
                                (SaltedKey salted) -> salted.key().estimate())
                        .reversed())
                .toList();
    }

    private static SaltedKey place(HeavyHitter key, SaltPlacement placement) {
        KeyWork work = KeyWork.of(key.partitionHash(), key.estimate());
        return new SaltedKey(key, placement.place(work, Integer.MAX_VALUE));
    }

    /** {@return the partitions of the shuffle that the salts were chosen for; on another number they may collide} */
    public int partitions() {
        return partitions;
    }

    /** {@return the keys that should get other salts than 0, the heaviest first; none where 0 will do for every row} */
    public List<SaltedKey> keys() {
        return keys;
    }

    /** {@return the predicted largest over mean partition of a shuffle on the key alone} */
    public double imbalanceBefore() {
        return before;
    }

    /** {@return the predicted largest over mean partition of a shuffle on the key and the salt} */
    public double imbalanceAfter() {
        return after;
    }

    /** {@return the salts in words and numbers, for a terminal of 100 columns} */
    public String explain() {
        List<String> lines = new ArrayList<>();
        lines.addAll(TextLayout.wrapped(headline()));
        if (!keys.isEmpty()) lines.addAll(table());
        if (keys.size() > SHOWN) lines.add("    and " + TextLayout.count(keys.size() - SHOWN) + " more keys");
        if (isUpToTheNulls()) {
            lines.addAll(TextLayout.wrapped("  rows without a key stay together, "
                    + TextLayout.factor(inMeans(load.ofNulls()))
                    + " the mean in one partition: filter them out, or spread them apart from the keys"));
        }
        return String.join("\n", lines) + "\n";
    }

    private String headline() {
        String on = "a shuffle on " + TextLayout.count(partitions) + (partitions == 1 ? " partition" : " partitions");
        String asked = " (asked for: " + TextLayout.factor(target) + ")";
        if (keys.isEmpty() && before == after) {
            return "no salts for " + on + ": the largest has " + TextLayout.factor(before) + " the mean without"
                    + asked;
        }
        String what = keys.isEmpty() ? "salt 0 in every row of " : "salts for ";
        return what + on + ": the largest would have " + TextLayout.factor(after) + " the mean instead of "
                + TextLayout.factor(before) + asked;
    }

    private List<String> table() {
        List<List<String>> cells = keys.stream()
                .limit(SHOWN)
                .map(salted -> List.of(
                        "  " + TextLayout.cell(salted.key().keyText(), KEY_WIDTH),
                        salted.key().share().toString(),
                        TextLayout.factor(inMeans(salted.key().estimate())),
                        salted.salts().count() == 1
                                ? "1 moved"
                                : TextLayout.count(salted.salts().count()),
                        TextLayout.factor(inMeans(salted.part()))))
                .toList();
        return TextLayout.table(List.of("  key", "share", "to the mean", "parts", "a part"), cells);
    }

    /** Where they alone exceed the target, salts bring it within reach of the keys only. */
    private boolean isUpToTheNulls() {
        return inMeans(load.ofNulls()) > target;
    }

    private double inMeans(double work) {
        return load.total() == 0 ? 0 : work * partitions / load.total();
    }

    @Override
    public String toString() {
        return "SaltAssignment[partitions=" + partitions + ", keys=" + keys.size() + ", imbalance="
                + TextLayout.factor(before) + " to " + TextLayout.factor(after) + "]";
    }
}
