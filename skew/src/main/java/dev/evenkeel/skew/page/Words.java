package dev.evenkeel.skew.page;

import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.page.Tone;
import dev.evenkeel.skew.judge.ZipfFit;
import java.util.List;
import java.util.Locale;

/** Every sentence that the page itself adds to what it is given. */
final class Words {
    static final String EYEBROW = "Evenkeel · skew report";
    static final String NO_ROWS = "There are no rows, so there is nothing to draw.";
    static final String FOOTER = "Written by Evenkeel. This file is complete: it loads nothing and sends nothing.";

    private static final int NAME = 60;

    private Words() {}

    static String headline(List<KeyView> keys) {
        if (keys.isEmpty()) return "No key was looked at";
        if (keys.stream().allMatch(key -> key.rows() == 0)) return "There are no rows to judge by";
        List<KeyView> loud =
                keys.stream().filter(key -> key.tone() == Tone.LOUD).toList();
        if (loud.isEmpty())
            return "No shuffle on " + (keys.size() == 1 ? name(keys.get(0)) : "these keys") + " would stall";
        if (loud.size() == 1) return "A shuffle on " + name(loud.get(0)) + " would stall";
        return TextLayout.count(loud.size()) + " of " + TextLayout.count(keys.size())
                + " keys would stall a shuffle, first of all " + name(loud.get(0));
    }

    private static String name(KeyView key) {
        return TextLayout.cell(key.name(), NAME);
    }

    static String zipf(ZipfFit zipf) {
        return String.format(Locale.ROOT, "%.2f", zipf.exponent());
    }

    static String fit(ZipfFit zipf) {
        return zipf.isClose() ? "0 is even, 1 and more is steep" : "but the keys follow no such law: see the plot";
    }

    static String loads(KeyView key) {
        return "Rows of each of the " + TextLayout.count(key.predictedRows().size())
                + " tasks after a hash shuffle on this key, placed by Spark's own partitioning. The largest has "
                + TextLayout.factor(key.imbalance()) + " the mean, and the stage ends when it ends."
                + grouped(key.predictedRows().size());
    }

    static String inputLoads(int partitions) {
        return "Rows of each input partition as it was read." + grouped(partitions);
    }

    /** A desk has room for a column each of about so many; see the column chart. */
    private static String grouped(int partitions) {
        return partitions > 200 ? " Where neighbours share a column, it is as high as the highest of them." : "";
    }

    static String ranks(KeyView key) {
        String axes = "Each dot is a key, the most frequent on the left; both axes are logarithmic.";
        return axes
                + key.fit()
                        .map(zipf -> String.format(
                                Locale.ROOT,
                                " The dashed line is the fitted power law: rows fall with rank to the power of -%.2f.",
                                zipf.exponent()))
                        .orElse("");
    }

    static String noHeavyHitters(KeyView key) {
        return key.nullShare().value() == 1
                ? "No row has a key, so there are no frequencies to draw."
                : "No key was frequent enough to be kept, so there are no frequencies to draw.";
    }

    static String heavy(int shown, int there) {
        return shown < there
                ? "The " + shown + " most frequent of " + TextLayout.count(there) + " keys that were kept."
                : "The most frequent keys with their rows and their share of all rows.";
    }

    static String more(int more) {
        return "and " + TextLayout.count(more) + " more";
    }
}
