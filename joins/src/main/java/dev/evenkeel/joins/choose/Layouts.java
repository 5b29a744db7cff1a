package dev.evenkeel.joins.choose;

import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.joins.JoinStrategy;
import dev.evenkeel.joins.JoinStrategy.Cells;
import dev.evenkeel.joins.JoinStrategy.SelectiveSalt;
import dev.evenkeel.joins.SaltLayout;
import dev.evenkeel.joins.Side;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The layouts of a join's hot keys, the best one by predicted cost: in the session's partitions, which adaptive execution
 * merges by their bytes, or in some number of our own, which it leaves alone.
 *
 * <p>Example: where one side's rows are scattered, bytes tell the work of a task well enough, and merged partitions are
 * fewer tasks; where pairs are most of the work, merging by bytes would put many hot cells in one task.
 *
 * <p>Pure.
 */
final class Layouts {
    private final JoinCost cost;
    private final LayoutChooser inSession;
    private final List<LayoutChooser> choosers;

    Layouts(JoinFacts facts) {
        this.cost = JoinCost.withAllFiles(facts);
        this.inSession = LayoutChooser.inSession(facts);
        this.choosers = facts.adaptive().smallest().isPresent()
                ? Stream.concat(Stream.of(inSession), LayoutChooser.inOwnPartitions(facts).stream())
                        .toList()
                : List.of(inSession);
    }

    /** {@return the layout that scatters that side; none where no key needs it} */
    Optional<SaltLayout> scattering(Side side) {
        return best(chooser -> chooser.scattering(side), layout -> new SelectiveSalt(side, layout));
    }

    /** {@return the layout on grids of both sides; none where no key is copied on both} */
    Optional<SaltLayout> cells() {
        return best(
                chooser -> chooser.cells().filter(layout -> layout.copies(Side.LEFT) && layout.copies(Side.RIGHT)),
                Cells::new);
    }

    private Optional<SaltLayout> best(
            Function<LayoutChooser, Optional<SaltLayout>> of, Function<SaltLayout, JoinStrategy> strategy) {
        Map<SaltLayout, Prediction> costs = new LinkedHashMap<>();
        for (LayoutChooser chooser : choosers) {
            of.apply(chooser).ifPresent(layout -> costs.put(layout, cost.of(strategy.apply(layout))));
        }
        return Prediction.best(costs).map(Map.Entry::getKey);
    }

    /** {@return the keys, by position, whose rows on that side are too many for one task} */
    List<Integer> tooHeavy(Side side) {
        return inSession.tooHeavy(side);
    }

    /** {@return why no key is laid out with the rows of those sides copied} */
    Reason noLayout(Side copied) {
        return inSession.noLayout(copied);
    }
}
