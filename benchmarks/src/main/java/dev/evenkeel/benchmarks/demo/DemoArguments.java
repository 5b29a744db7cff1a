package dev.evenkeel.benchmarks.demo;

import dev.evenkeel.benchmarks.data.UserFile;
import dev.evenkeel.joins.JoinType;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the demo was asked to do.
 *
 * <p>Example: {@code --left sales.parquet --right shops.csv --on shop --slots 16}.
 */
final class DemoArguments {
    private static final double DEFAULT_SCALE = 0.25;
    private static final String DEFAULT_SLOTS = "64";
    private static final int MOST_SLOTS = 100_000;

    private final Map<DemoOption, String> given;

    private DemoArguments(Map<DemoOption, String> given) {
        this.given = given;
    }

    /** {@return the arguments, once they are found to make sense together} */
    static DemoArguments parse(String... arguments) {
        Map<DemoOption, String> given = new EnumMap<>(DemoOption.class);
        List<String> words = split(arguments);
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            DemoOption option = DemoOption.named(word).orElseThrow(() -> DemoErrors.unknownOption(word));
            String value = "";
            if (!option.value().isEmpty()) {
                if (++at == words.size() || words.get(at).startsWith("--")) throw DemoErrors.noValue(option);
                value = words.get(at);
            }
            if (given.put(option, value) != null) throw DemoErrors.givenTwice(option);
        }
        DemoArguments parsed = new DemoArguments(given);
        if (!parsed.wantsHelp()) parsed.check();
        return parsed;
    }

    /** {@code --slots=16} is the same as {@code --slots 16}. */
    private static List<String> split(String[] arguments) {
        return Arrays.stream(arguments)
                .flatMap(word ->
                        word.startsWith("--") ? Arrays.stream(word.split("=", 2)) : Arrays.stream(new String[] {word}))
                .toList();
    }

    private void check() {
        List<DemoOption> own = List.of(DemoOption.LEFT, DemoOption.RIGHT, DemoOption.ON);
        for (DemoOption option : own) {
            for (DemoOption other : own) {
                if (given.containsKey(option) && !given.containsKey(other)) throw DemoErrors.incomplete(option, other);
            }
        }
        if (given.containsKey(DemoOption.LEFT) && given.containsKey(DemoOption.SCALE)) {
            throw DemoErrors.scaleOfOwnFiles();
        }
        if (type() == JoinType.CROSS) {
            throw DemoErrors.badValue(DemoOption.TYPE, "cross", "a join type that takes key columns");
        }
        key();
        slots();
        scale();
        left();
        right();
    }

    boolean wantsHelp() {
        return given.containsKey(DemoOption.HELP);
    }

    /** {@return the left file; nothing where the generated tables are joined} */
    Optional<UserFile> left() {
        return file(DemoOption.LEFT);
    }

    /** {@return the right file; nothing where the generated tables are joined} */
    Optional<UserFile> right() {
        return file(DemoOption.RIGHT);
    }

    private Optional<UserFile> file(DemoOption side) {
        return Optional.ofNullable(given.get(side)).map(name -> UserFile.of(side.toString(), name));
    }

    /** {@return the columns to join on} */
    List<String> key() {
        String text = given.getOrDefault(DemoOption.ON, "custkey");
        List<String> columns =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        if (columns.contains(""))
            throw DemoErrors.badValue(DemoOption.ON, text, "column names with commas between them");
        return columns;
    }

    JoinType type() {
        return JoinType.named(given.getOrDefault(DemoOption.TYPE, "left"));
    }

    int slots() {
        String text = given.getOrDefault(DemoOption.SLOTS, DEFAULT_SLOTS);
        OptionalDouble slots = number(text);
        if (slots.isEmpty()
                || slots.getAsDouble() != Math.rint(slots.getAsDouble())
                || slots.getAsDouble() < 1
                || slots.getAsDouble() > MOST_SLOTS) {
            throw DemoErrors.badValue(DemoOption.SLOTS, text, "a whole number from 1 to " + MOST_SLOTS);
        }
        return (int) slots.getAsDouble();
    }

    double scale() {
        if (!given.containsKey(DemoOption.SCALE)) return DEFAULT_SCALE;
        String text = given.getOrDefault(DemoOption.SCALE, "");
        OptionalDouble scale = number(text);
        if (scale.isEmpty() || !(scale.getAsDouble() >= 0.001 && scale.getAsDouble() <= 100)) {
            throw DemoErrors.badValue(DemoOption.SCALE, text, "a number from 0.001 to 100");
        }
        return scale.getAsDouble();
    }

    private static OptionalDouble number(String text) {
        try {
            return OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
