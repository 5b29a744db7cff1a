package dev.evenkeel.joins.choose;

import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.joins.JoinStrategy;
import dev.evenkeel.joins.Side;
import dev.evenkeel.skew.salt.SaltFactor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How each heavy key is to be scattered: by its work, its output pairs included, and not by its share of the input.
 *
 * <p>Pure.
 */
final class SaltChooser {
    /** Copying the other side's rows of a key may cost this part of the key's own work. */
    private static final double COPY_BUDGET = 0.3;

    private SaltChooser() {}

    /** {@return why no key of that side is scattered} */
    static Reason noSalt(JoinFacts facts, Side side) {
        JoinCost cost = new JoinCost(facts);
        return facts.heavyKeys().stream()
                .filter(key -> cost.unscattered(key) > cost.target())
                .findFirst()
                .map(key -> Reasons.copiesTooDear(key, side.other(), new Ratio(COPY_BUDGET)))
                .orElseGet(() -> Reasons.noHotKey(facts));
    }

    /** {@return the strategy that scatters that side; none where no key needs it} */
    static Optional<JoinStrategy.SelectiveSalt> scatter(JoinFacts facts, Side side) {
        JoinCost cost = new JoinCost(facts);
        double target = cost.target();
        List<SaltFactor> factors = new ArrayList<>();
        boolean any = false;
        for (HeavyKey key : facts.heavyKeys()) {
            double work = cost.unscattered(key);
            double copy = cost.copying(key, side.other());
            int affordable = copy == 0 ? Integer.MAX_VALUE : (int) Math.min(1e9, 1 + COPY_BUDGET * work / copy);
            SaltFactor factor = SaltFactor.of(work, target, Math.min(facts.shufflePartitions(), affordable));
            factors.add(factor);
            any |= factor.isScattered();
        }
        SaltFactor nulls = facts.type().preserves(side)
                ? SaltFactor.of(cost.unscatteredNulls(), target, facts.shufflePartitions())
                : SaltFactor.NONE;
        return any || nulls.isScattered()
                ? Optional.of(new JoinStrategy.SelectiveSalt(side, factors, nulls))
                : Optional.empty();
    }
}
