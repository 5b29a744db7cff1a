package dev.evenkeel.skew;

import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.stats.PartitionSizes;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.core.unit.RowCount;
import dev.evenkeel.skew.judge.Sentinel;
import dev.evenkeel.skew.judge.ZipfFit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/** A report in words and tables, for a terminal of 100 columns. */
final class SkewText {
    private static final int SHOWN = 10;
    private static final int WORST = 3;
    /** Rows over the mean per key from which a heavy hitter is shown: below, it differs little from the others. */
    private static final double HEAVY = 2;

    private static final int KEY_WIDTH = 40;
    private static final int COLUMNS_WIDTH = 80;

    private SkewText() {}

    static List<String> lines(SkewReport report) {
        List<String> lines = new ArrayList<>(TextLayout.wrapped(headline(report)));
        for (String caveat : report.coverage().caveats()) lines.addAll(TextLayout.wrapped("  " + caveat));
        lines.addAll(uneven(report.partitions(), report.unevenPartitions(), SkewText::rows));
        report.partitionBytes()
                .ifPresent(bytes -> lines.addAll(uneven(bytes, report.unevenPartitions(), SkewText::bytes)));
        report.keys().forEach(key -> lines.addAll(key(key)));
        report.leftOut().forEach(column -> lines.add("left out: " + column));
        return lines;
    }

    private static String headline(SkewReport report) {
        PartitionSizes partitions = report.partitions();
        return rows(partitions.total()) + " in " + report.coverage()
                + (partitions.total() == 0
                        ? ""
                        : ", the largest " + TextLayout.factor(partitions.maxToMean()) + " the mean");
    }

    private static List<String> uneven(PartitionSizes sizes, double limit, LongFunction<String> unit) {
        if (sizes.maxToMean() < limit) return List.of();
        String worst = sizes.worst(WORST).stream()
                .map(id -> id + " with " + unit.apply(sizes.of(id)))
                .collect(Collectors.joining(", "));
        return TextLayout.wrapped("  uneven input: the largest partitions are " + worst + "; the median is "
                + unit.apply(Math.round(sizes.median())) + ", " + TextLayout.count(sizes.empty()) + " of "
                + TextLayout.count(sizes.partitions()) + " are empty, Gini coefficient "
                + String.format(Locale.ROOT, "%.2f", sizes.gini()));
    }

    private static List<String> key(KeySkew key) {
        List<String> lines = new ArrayList<>();
        lines.add("key " + TextLayout.cell(String.join(", ", key.columns()), COLUMNS_WIDTH) + ": "
                + key.verdict().word());
        lines.addAll(TextLayout.wrapped("  because " + key.verdict().reason().sentence()));
        if (key.rows() == 0) return lines;
        boolean hasKeys = key.nullRows() < key.rows();
        lines.addAll(TextLayout.wrapped("  rows " + TextLayout.count(key.rows()) + ", without a key "
                + Ratio.of(key.nullRows(), key.rows()) + ", distinct keys " + key.distinctKeys()
                + (hasKeys ? ", largest key " + TextLayout.factor(key.maxToMean()) + " the mean" : "")
                + key.zipf().filter(ZipfFit::isClose).map(zipf -> "; " + zipf).orElse("")));
        lines.addAll(heavy(key, key.load(), "rows", TextLayout::count));
        key.bytes().ifPresent(bytes -> lines.addAll(heavy(key, bytes, "bytes", size -> bytes((long) size))));
        return lines;
    }

    /** How a quantity is written in a table. */
    private interface Figure {
        String of(double number);
    }

    private static List<String> heavy(KeySkew key, KeyLoad load, String unit, Figure figure) {
        double mean = (load.total() - load.ofNulls()) / key.distinctKeys().orElse(1);
        List<HeavyHitter> heavy = load.heavyHitters().stream()
                .takeWhile(hitter -> hitter.estimate() >= HEAVY * mean)
                .toList();
        if (heavy.isEmpty()) return List.of();
        List<List<String>> cells = heavy.stream()
                .limit(SHOWN)
                .map(hitter -> List.of(
                        "  " + TextLayout.cell(hitter.keyText(), KEY_WIDTH),
                        figure.of(hitter.estimate()),
                        hitter.share().toString(),
                        bounds(hitter, figure)))
                .toList();
        List<String> lines =
                new ArrayList<>(TextLayout.table(List.of("  heavy hitter", unit, "share", "bounds"), cells));
        if (heavy.size() > SHOWN) {
            lines.add("    and " + TextLayout.count(heavy.size() - SHOWN) + " more of at least " + (int) HEAVY
                    + " times the mean");
        }
        for (HeavyHitter hitter : heavy.subList(0, Math.min(SHOWN, heavy.size()))) {
            String text = TextLayout.cell(hitter.keyText(), KEY_WIDTH);
            Sentinel.of(hitter.key()).ifPresent(note -> lines.addAll(TextLayout.wrapped("    " + text + " " + note)));
        }
        return lines;
    }

    private static String bounds(HeavyHitter key, Figure figure) {
        if (key.lower() == key.upper()) return "exact";
        return figure.of(key.lower()) + " to " + figure.of(key.upper());
    }

    private static String rows(long rows) {
        return new RowCount(rows).toString();
    }

    private static String bytes(long bytes) {
        return new ByteSize(bytes).toString();
    }
}
