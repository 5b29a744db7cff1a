package dev.evenkeel.skew.page;

import dev.evenkeel.core.page.LogLogChart;
import dev.evenkeel.core.page.Tone;
import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.core.unit.RowCount;
import dev.evenkeel.skew.HeavyHitter;
import dev.evenkeel.skew.KeySkew;
import dev.evenkeel.skew.SkewReport;
import dev.evenkeel.skew.judge.Sentinel;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** From a report to what its page shows. */
public final class SkewViews {
    private SkewViews() {}

    /** {@return what the page shows of the report} */
    public static SkewView of(SkewReport report) {
        boolean isUneven = report.partitions().maxToMean() >= report.unevenPartitions();
        return new SkewView(
                new RowCount(report.partitions().total()) + " in " + report.coverage(),
                report.keys().stream().map(SkewViews::key).toList(),
                report.partitions().rows(),
                isUneven ? Tone.LOUD : Tone.QUIET,
                report.leftOut());
    }

    private static KeyView key(KeySkew key) {
        List<HeavyHitter> heavy = key.heavyHitters();
        return new KeyView(
                key.columns(),
                key.verdict().word(),
                key.verdict().isSkewed() ? Tone.LOUD : Tone.QUIET,
                key.verdict().reason().sentence(),
                key.rows(),
                Ratio.of(key.nullRows(), key.rows()),
                key.distinctKeys(),
                key.maxToMean(),
                heavy.stream().map(SkewViews::hitter).toList(),
                IntStream.range(0, heavy.size())
                        .filter(rank -> heavy.get(rank).estimate() > 0)
                        .mapToObj(rank -> new LogLogChart.Point(
                                rank + 1.0, heavy.get(rank).estimate()))
                        .toList(),
                key.zipf().orElse(null),
                key.rows() == 0
                        ? List.of()
                        : Arrays.stream(key.load().placedOn(key.partitions()))
                                .boxed()
                                .toList());
    }

    private static HeavyView hitter(HeavyHitter key) {
        return new HeavyView(
                key.keyText(),
                key.estimate(),
                key.share(),
                key.lower(),
                key.upper(),
                Sentinel.of(key.key()).orElse(""));
    }
}
