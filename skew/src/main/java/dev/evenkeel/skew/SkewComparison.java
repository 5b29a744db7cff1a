package dev.evenkeel.skew;

import dev.evenkeel.core.explain.JsonLayout;
import dev.evenkeel.core.explain.TextLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What changed in the skew of a table from one report to a later one.
 *
 * <p>Example:
 *
 * <pre>
 * key customer_id: mildly skewed before, hot now; imbalance 3.1 x before, 60.7 x now
 *   newly hot: 42 with 30.0 % of the rows
 *   cooled: 17
 * </pre>
 *
 * <p>Keys are matched by their columns, values by their hash; a hot key is one that would overload a task of the
 * shuffle by itself ({@link KeySkew#hotKeys()}). Immutable.
 *
 * @param keys the keys that both reports have, in the order of the later one
 * @param onlyBefore keys that only the earlier report has
 * @param onlyNow keys that only the later report has
 */
public record SkewComparison(List<Change> keys, List<List<String>> onlyBefore, List<List<String>> onlyNow) {
    private static final int KEY_WIDTH = 40;

    /** Keeps copies of the lists. */
    public SkewComparison {
        keys = List.copyOf(keys);
        onlyBefore = List.copyOf(onlyBefore);
        onlyNow = List.copyOf(onlyNow);
    }

    /**
     * What changed of one key.
     *
     * @param before the key as it was
     * @param now the key as it is
     */
    public record Change(KeySkew before, KeySkew now) {
        /** {@return keys that are hot now and were not} */
        public List<HeavyHitter> newlyHot() {
            return without(now.hotKeys(), before.hotKeys());
        }

        /** {@return keys that were hot and are not, as they were} */
        public List<HeavyHitter> cooled() {
            return without(before.hotKeys(), now.hotKeys());
        }

        /** {@return the imbalance of the shuffle that the earlier verdict was about} */
        public double imbalanceBefore() {
            return before.imbalance(before.partitions());
        }

        /** {@return the imbalance of the shuffle that the later verdict is about} */
        public double imbalanceNow() {
            return now.imbalance(now.partitions());
        }

        private static List<HeavyHitter> without(List<HeavyHitter> keys, List<HeavyHitter> others) {
            Set<Long> hashes = others.stream().map(HeavyHitter::hash).collect(Collectors.toSet());
            return keys.stream().filter(key -> !hashes.contains(key.hash())).toList();
        }
    }

    static SkewComparison of(SkewReport before, SkewReport now) {
        List<Change> changes = new ArrayList<>();
        List<List<String>> onlyNow = new ArrayList<>();
        for (KeySkew key : now.keys()) {
            Optional<KeySkew> earlier = find(before, key.columns());
            earlier.ifPresentOrElse(found -> changes.add(new Change(found, key)), () -> onlyNow.add(key.columns()));
        }
        List<List<String>> onlyBefore = before.keys().stream()
                .map(KeySkew::columns)
                .filter(columns -> find(now, columns).isEmpty())
                .toList();
        return new SkewComparison(changes, onlyBefore, onlyNow);
    }

    private static Optional<KeySkew> find(SkewReport report, List<String> columns) {
        return report.keys().stream()
                .filter(key -> key.columns().equals(columns))
                .findFirst();
    }

    /** {@return true where a key is hot that was not} */
    public boolean isWorse() {
        return keys.stream().anyMatch(key -> !key.newlyHot().isEmpty());
    }

    /** {@return what changed, for a terminal of 100 columns} */
    public String explain() {
        List<String> lines = new ArrayList<>();
        for (Change change : keys) lines.addAll(lines(change));
        onlyBefore.forEach(columns -> lines.add("key " + name(columns) + ": not looked at now"));
        onlyNow.forEach(columns -> lines.add("key " + name(columns) + ": not looked at before"));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> lines(Change change) {
        String before = change.before().verdict().word();
        String now = change.now().verdict().word();
        List<String> lines =
                new ArrayList<>(TextLayout.wrapped("key " + name(change.now().columns()) + ": "
                        + (before.equals(now) ? "still " + now : before + " before, " + now + " now") + "; imbalance "
                        + TextLayout.factor(change.imbalanceBefore()) + " before, "
                        + TextLayout.factor(change.imbalanceNow()) + " now"));
        for (HeavyHitter key : change.newlyHot()) {
            lines.add("  newly hot: " + TextLayout.cell(key.keyText(), KEY_WIDTH) + " with " + key.share()
                    + " of the rows");
        }
        for (HeavyHitter key : change.cooled()) {
            lines.add("  cooled: " + TextLayout.cell(key.keyText(), KEY_WIDTH) + ", which had " + key.share()
                    + " of the rows");
        }
        return lines;
    }

    private static String name(List<String> columns) {
        return TextLayout.cell(String.join(", ", columns), 2 * KEY_WIDTH);
    }

    /** {@return what changed as one JSON object, {@code schemaVersion} first} */
    public String toJson() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("schemaVersion", 1);
        members.put("isWorse", isWorse());
        members.put("keys", keys.stream().map(SkewComparison::members).toList());
        members.put("onlyBefore", onlyBefore);
        members.put("onlyNow", onlyNow);
        return JsonLayout.write(members);
    }

    private static Map<String, Object> members(Change change) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("columns", change.now().columns());
        members.put("verdictBefore", change.before().verdict().word());
        members.put("verdictNow", change.now().verdict().word());
        members.put("imbalanceBefore", change.imbalanceBefore());
        members.put("imbalanceNow", change.imbalanceNow());
        members.put(
                "newlyHot",
                change.newlyHot().stream().map(HeavyHitter::valueTexts).toList());
        members.put(
                "cooled", change.cooled().stream().map(HeavyHitter::valueTexts).toList());
        return members;
    }

    @Override
    public String toString() {
        return "SkewComparison[keys=" + keys.size() + ", isWorse=" + isWorse() + "]";
    }
}
