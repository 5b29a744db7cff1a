package dev.evenkeel.joins.choose;

import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.Ratio;
import java.util.Optional;

/**
 * The limits within which a strategy is chosen.
 *
 * @param broadcastLimit the largest broadcast relation in memory; none where broadcasts are switched off
 * @param sparkThreshold Spark's own threshold; none where Spark's automatic broadcast is switched off
 * @param minimumGain the part of the predicted time that must be gained before Spark's plan is left
 */
public record JoinLimits(Optional<ByteSize> broadcastLimit, Optional<ByteSize> sparkThreshold, Ratio minimumGain) {}
