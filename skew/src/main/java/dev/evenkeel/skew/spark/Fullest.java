package dev.evenkeel.skew.spark;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Of several readings of an observed Dataset the one with the most rows; of equal ones the first.
 *
 * <p>Example: {@code show()} reads 21 rows, {@code write()} all of them, {@code count()} all of them again: the fullest
 * is that of {@code write()}.
 *
 * <p>Memory: two readings, the fullest and the latest, and the names of the others, of which nothing more is taken in.
 * So the fullest was taken in from its first task to its last. Not thread-safe.
 *
 * @param <R> what a reading is kept as
 */
final class Fullest<R extends Reading> {
    private static final int KEPT = 2;

    private final Supplier<R> none;
    private final Map<String, R> kept = new LinkedHashMap<>();
    private final Set<String> dropped = new HashSet<>();

    Fullest(Supplier<R> none) {
        this.none = none;
    }

    /** Takes in what a task of the named reading read. */
    void add(String name, TaskReading task) {
        if (dropped.contains(name)) return;
        if (!kept.containsKey(name) && kept.size() == KEPT) dropLesser();
        kept.computeIfAbsent(name, absent -> none.get()).add(task);
    }

    private void dropLesser() {
        String lesser = kept.entrySet().stream()
                .reduce((first, second) -> isFuller(second, first) ? first : second)
                .map(Map.Entry::getKey)
                .orElseThrow();
        kept.remove(lesser);
        dropped.add(lesser);
    }

    /** {@return the fullest reading; nothing where there is none} */
    Optional<R> get() {
        return kept.entrySet().stream()
                .reduce((first, second) -> isFuller(second, first) ? second : first)
                .map(Map.Entry::getValue);
    }

    private static boolean isFuller(
            Map.Entry<String, ? extends Reading> one, Map.Entry<String, ? extends Reading> other) {
        return one.getValue().rows() > other.getValue().rows();
    }
}
