package dev.evenkeel.it;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.joins.JoinOptions;

/** Options under which a skewed table is salted even when it is tiny: measured whole, never broadcast, on many slots. */
final class Eager {
    static final JoinOptions OPTIONS = JoinOptions.defaults()
            .withMeasure(JoinOptions.Measure.FULL)
            .withBroadcastLimit(new ByteSize(0))
            .withMinimumGain(new Ratio(0))
            .withCluster(ClusterShape.ofSlots(64));

    private Eager() {}
}
