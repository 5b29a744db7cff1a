package dev.evenkeel.benchmarks.demo;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** An option of the demo's command line. */
enum DemoOption {
    LEFT("FILE", "the left side: Parquet or CSV (with a header), a file or a directory"),
    RIGHT("FILE", "the right side, likewise"),
    ON("KEY[,KEY]", "the columns to join on, which both sides have"),
    TYPE("TYPE", "the join type by any of Spark's names (default left)"),
    SLOTS("N", "the slots of the cluster to decide for (default 64)"),
    SCALE("X", "the size of the generated tables, 1 is 6 million line items (default 0.25)"),
    HELP("", "this text");

    private final String value;
    private final String meaning;

    DemoOption(String value, String meaning) {
        this.value = value;
        this.meaning = meaning;
    }

    /** {@return what follows the option; empty where nothing does} */
    String value() {
        return value;
    }

    static Optional<DemoOption> named(String text) {
        return Arrays.stream(values())
                .filter(option -> option.toString().equals(text))
                .findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(DemoOption::toString).collect(Collectors.joining(", "));
    }

    static String help() {
        String options = Arrays.stream(values())
                .map(option -> String.format("  %-16s %s%n", option + " " + option.value, option.meaning))
                .collect(Collectors.joining());
        return """
               Joins skewed data plainly and with SmartJoin, checks that both give the same rows, and shows what each
               took. Without files: line items and customers of TPC-H, generated, with few customers owning many orders.

               """ + options;
    }

    @Override
    public String toString() {
        return "--" + name().toLowerCase(Locale.ROOT);
    }
}
