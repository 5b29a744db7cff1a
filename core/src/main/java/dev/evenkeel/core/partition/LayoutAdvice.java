package dev.evenkeel.core.partition;

import dev.evenkeel.core.unit.ByteSize;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A coarser way to partition a table whose values are too small for a file each.
 *
 * <p>Example: two years of days with 3 MiB each make 730 crumbs; by month they are 24 values of 91 MiB.
 *
 * @param by what to partition by instead, in words
 * @param values that there would be
 * @param mean bytes of a value then
 */
record LayoutAdvice(String by, int values, ByteSize mean) {
    /**
     * Below this part of the target a file is a crumb: reading it costs more in opening (4 MiB to Spark) than in bytes.
     */
    private static final double CRUMB = 1 / 8.0;

    /** From this part of the target on, values are large enough. */
    private static final double ENOUGH = 1 / 2.0;

    private static final int FEW = 10;

    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}(-[0-9]{2}([ T][0-9]{2}.*)?)?");
    private static final Pattern NUMBERED = Pattern.compile("[12][0-9]{3}[01][0-9][0-3][0-9]");

    /** A unit of time, by how long its text is as {@code 2026-11-21 10} and as {@code 20261121}. */
    private enum Unit {
        HOUR(13, 13),
        DAY(10, 8),
        MONTH(7, 6),
        YEAR(4, 4);

        private final int written;
        private final int numbered;

        Unit(int written, int numbered) {
            this.written = written;
            this.numbered = numbered;
        }
    }

    /**
     * {@return the finest layout with values of half the target; nothing where the present one will do or none is
     * better}
     */
    static Optional<LayoutAdvice> of(WriteFacts facts) {
        int values = facts.values().size();
        if (values <= FEW || facts.mostUnlisted() > 0) return Optional.empty();
        if (facts.bytes() / values >= CRUMB * facts.target().bytes()) return Optional.empty();
        List<LayoutAdvice> coarser = new ArrayList<>();
        for (int column = 0; column < facts.columns().size(); column++) {
            coarser.addAll(byTime(facts, column));
            if (facts.columns().size() > 1) coarser.add(without(facts, column));
        }
        return coarser.stream()
                .filter(layout -> layout.values() <= values / 2)
                .sorted((a, b) -> Integer.compare(b.values(), a.values()))
                .filter(layout ->
                        layout.mean().bytes() >= ENOUGH * facts.target().bytes())
                .findFirst()
                .or(() -> coarser.stream()
                        .filter(layout -> layout.values() <= values / 2)
                        .min((a, b) -> Integer.compare(a.values(), b.values())));
    }

    private static List<LayoutAdvice> byTime(WriteFacts facts, int column) {
        boolean isWritten = allMatch(facts, column, TIME);
        if (!isWritten && !allMatch(facts, column, NUMBERED)) return List.of();
        List<LayoutAdvice> coarser = new ArrayList<>();
        for (Unit unit : Unit.values()) {
            int length = isWritten ? unit.written : unit.numbered;
            String name = "the " + unit.name().toLowerCase(Locale.ROOT) + " of "
                    + facts.columns().get(column);
            coarser.add(layout(facts, name, column, length));
        }
        return coarser;
    }

    private static boolean allMatch(WriteFacts facts, int column, Pattern pattern) {
        return facts.values().stream()
                .map(value -> value.texts().get(column))
                .allMatch(text -> text.equals("null") || pattern.matcher(text).matches());
    }

    private static LayoutAdvice without(WriteFacts facts, int column) {
        List<String> rest = new ArrayList<>(facts.columns());
        rest.remove(column);
        return layout(facts, String.join(", ", rest) + " alone", column, 0);
    }

    private static LayoutAdvice layout(WriteFacts facts, String by, int column, int length) {
        Map<List<String>, Long> rows = new HashMap<>();
        for (ValueSize value : facts.values()) {
            List<String> texts = new ArrayList<>(value.texts());
            String text = texts.get(column);
            texts.set(column, text.substring(0, Math.min(length, text.length())));
            rows.merge(texts, value.rows(), Long::sum);
        }
        return new LayoutAdvice(by, rows.size(), ByteSize.nearest(facts.bytes() / rows.size()));
    }
}
