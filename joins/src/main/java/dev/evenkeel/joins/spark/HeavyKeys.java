package dev.evenkeel.joins.spark;

import dev.evenkeel.joins.choose.HeavyKey;
import dev.evenkeel.skew.HeavyHitter;
import dev.evenkeel.skew.judge.SkewFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The frequent keys of both sides as one set, each with its rows on either side.
 *
 * <p>Keys are brought together by their 64-bit hash; a collision would cost work, never a row. A key that only one
 * side counted has, on the other, none where that side's counts are exact, and else the mean of its uncounted keys.
 *
 * @param facts the keys, the costliest first
 * @param values the values of each, in the same order
 */
record HeavyKeys(List<HeavyKey> facts, List<List<@Nullable Object>> values) {
    /** More than this never pays: the costliest ones are kept. */
    private static final int MOST = 1000;

    private record Both(
            @Nullable HeavyHitter left, @Nullable HeavyHitter right) {
        HeavyHitter any() {
            HeavyHitter found = left == null ? right : left;
            if (found == null) throw new IllegalStateException("a key of neither side");
            return found;
        }
    }

    static HeavyKeys of(SkewFacts left, SkewFacts right) {
        Map<Long, Both> byHash = new LinkedHashMap<>();
        for (HeavyHitter key : left.heavyHitters()) byHash.put(key.hash(), new Both(key, null));
        for (HeavyHitter key : right.heavyHitters()) {
            byHash.merge(key.hash(), new Both(null, key), (a, b) -> new Both(a.left(), b.right()));
        }
        double otherLeft = uncounted(left);
        double otherRight = uncounted(right);
        record Found(HeavyKey fact, List<@Nullable Object> value) {}
        List<Found> found = new ArrayList<>();
        for (Both both : byHash.values()) {
            double leftRows = both.left() == null ? otherLeft : both.left().estimate();
            double rightRows = both.right() == null ? otherRight : both.right().estimate();
            HeavyHitter any = both.any();
            found.add(new Found(new HeavyKey(any.keyText(), any.partitionHash(), leftRows, rightRows), any.key()));
        }
        found.sort(Comparator.comparingDouble((Found f) ->
                        -f.fact().pairs() - f.fact().leftRows() - f.fact().rightRows())
                .thenComparing(f -> f.fact().text()));
        List<Found> kept = found.subList(0, Math.min(MOST, found.size()));
        return new HeavyKeys(
                kept.stream().map(Found::fact).toList(),
                kept.stream().map(Found::value).toList());
    }

    /** {@return rows of a key that the side's sketch does not hold} */
    private static double uncounted(SkewFacts side) {
        if (side.error() == 0) return 0;
        double counted =
                side.heavyHitters().stream().mapToDouble(HeavyHitter::estimate).sum();
        double keys = side.distinctKeys().orElse(1) - side.heavyHitters().size();
        double mean = Math.max(0, side.rows() - side.nullRows() - counted) / Math.max(1, keys);
        return Math.min(side.error(), mean);
    }
}
