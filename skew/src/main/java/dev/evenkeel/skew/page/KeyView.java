package dev.evenkeel.skew.page;

import dev.evenkeel.core.page.LogLogChart;
import dev.evenkeel.core.page.Tone;
import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.skew.judge.ZipfFit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows of one key.
 *
 * @param columns the key's columns
 * @param verdict what its distribution means, in a word or two
 * @param tone loud where a shuffle on the key would stall
 * @param reason why, in a sentence
 * @param rows rows, those without a key included
 * @param nullShare the part of the rows that have no key
 * @param distinctKeys how many different keys there are
 * @param maxToMean rows of the most frequent key over the mean per key
 * @param heavyHitters the most frequent keys, the most frequent first
 * @param ranks rows of keys by rank, where they are known
 * @param zipf the power law fitted to them; null where none was
 * @param predictedRows the rows of each partition of a shuffle on the key; empty where nothing can be predicted
 */
public record KeyView(
        List<String> columns,
        String verdict,
        Tone tone,
        String reason,
        long rows,
        Ratio nullShare,
        Estimate distinctKeys,
        double maxToMean,
        List<HeavyView> heavyHitters,
        List<LogLogChart.Point> ranks,
        @Nullable ZipfFit zipf,
        List<Double> predictedRows) {
    /** Keeps copies of the lists. */
    public KeyView {
        columns = List.copyOf(columns);
        heavyHitters = List.copyOf(heavyHitters);
        ranks = List.copyOf(ranks);
        predictedRows = List.copyOf(predictedRows);
    }

    /** {@return the key's columns on one line} */
    String name() {
        return String.join(", ", columns);
    }

    Optional<ZipfFit> fit() {
        return Optional.ofNullable(zipf);
    }

    /** {@return mean rows of a key; 0 where nothing is known of the number of keys} */
    double meanPerKey() {
        double keys = distinctKeys.orElse(0);
        return keys == 0 ? 0 : rows * (1 - nullShare.value()) / keys;
    }

    /** {@return the largest over the mean partition, at least 1} */
    double imbalance() {
        double largest = predictedRows.stream().mapToDouble(d -> d).max().orElse(0);
        double mean = predictedRows.stream().mapToDouble(d -> d).average().orElse(0);
        return mean == 0 ? 1 : largest / mean;
    }
}
