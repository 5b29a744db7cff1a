package dev.evenkeel.joins.spark;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.Dataset;

/** Names for helper columns that no column of either side has, by any case. Never the same name twice. */
final class FreshNames {
    private final Set<String> taken = new HashSet<>();

    private FreshNames() {}

    static FreshNames beside(JoinInputs inputs) {
        FreshNames names = new FreshNames();
        names.take(inputs.left());
        names.take(inputs.right());
        return names;
    }

    private void take(Dataset<?> data) {
        for (String column : data.columns()) taken.add(column.toLowerCase(Locale.ROOT));
    }

    /** {@return a name that begins with the given word, which has no dot in it} */
    String fresh(String word) {
        String name = "evenkeel_" + word;
        for (int i = 2; !taken.add(name); i++) name = "evenkeel_" + word + "_" + i;
        return name;
    }
}
