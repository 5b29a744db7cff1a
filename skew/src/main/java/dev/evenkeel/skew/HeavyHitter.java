package dev.evenkeel.skew;

import dev.evenkeel.core.unit.Ratio;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A frequent key: its values, how many rows it has, and the bounds within which the true count lies.
 *
 * <p>Example: key {@code (42)} with 3,000,000 rows (2,999,100 to 3,000,900), 30.0 % of all.
 *
 * @param key a value for each key column, in the order of the columns, as Spark gives them in a {@code Row}
 * @param estimate the middle of the bounds
 * @param lower rows of the key at least
 * @param upper rows of the key at most
 * @param share the estimate over all rows, null keys included
 * @param hash the 64-bit {@code xxhash64} of the key
 * @param partitionHash the hash by which Spark places the key: partition = pmod(partitionHash, partitions)
 */
public record HeavyHitter(
        List<@Nullable Object> key, long estimate, long lower, long upper, Ratio share, long hash, int partitionHash) {
    /** Keeps a copy of the key's values. */
    public HeavyHitter {
        key = Collections.unmodifiableList(new ArrayList<>(key));
    }

    /** {@return the key's values as text: one value bare, several in parentheses; strings with outer blanks in quotes} */
    public String keyText() {
        String text = key.stream().map(HeavyHitter::text).collect(Collectors.joining(", "));
        return key.size() == 1 ? text : "(" + text + ")";
    }

    /** {@return the key's values as text, in the order of the columns; null where the value is} */
    List<@Nullable String> valueTexts() {
        List<@Nullable String> texts = new ArrayList<>();
        for (Object value : key) texts.add(value == null ? null : KeyText.of(value));
        return texts;
    }

    private static String text(@Nullable Object value) {
        if (value instanceof String string)
            return string.equals(string.strip()) && !string.isEmpty() ? string : "'" + string + "'";
        return value == null ? "null" : KeyText.of(value);
    }
}
