package dev.evenkeel.joins.choose;

import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.joins.KeyGrid;
import dev.evenkeel.joins.SaltLayout;
import dev.evenkeel.joins.Side;
import dev.evenkeel.skew.salt.KeyWork;
import dev.evenkeel.skew.salt.SaltFactor;
import dev.evenkeel.skew.salt.SaltPlacement;
import dev.evenkeel.skew.salt.Salts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How each heavy key is to be laid out: by its work, its output pairs included, and not by its share of the input.
 *
 * <p>Example: on 64 slots a key that is a third of all work gets the fewest salts that bring none of 192 partitions
 * above 1.25 times the mean, on partitions that no other hot key has.
 *
 * <p>Pure.
 *
 * <p>Implementation note: of a key's N cells the left rows take a = √(N · left / right) parts and the right ones N / a,
 * which copies the fewest rows (as in the 1-bucket theta join of Okcan and Riedewald, SIGMOD 2011).
 */
final class LayoutChooser {
    /** Copying rows of a key may cost this part of the key's own work. */
    private static final double COPY_BUDGET = 0.3;

    /** Largest over mean task that is good enough. */
    private static final double IMBALANCE = 1.25;

    /** So many more places than partitions that a hash spreads rows without a key evenly. */
    private static final int NULL_PLACES = 16;

    private final JoinFacts facts;
    private final Optional<Side> hashed;
    private final JoinWork work;
    private final OptionalInt fixed;
    private final int partitions;
    private final double mean;

    private LayoutChooser(JoinFacts facts, Optional<Side> hashable, OptionalInt fixed) {
        this.facts = facts;
        JoinWork sorting = new JoinWork(facts, LocalJoin.SALTED_SORT_MERGE);
        JoinWork hashing = new JoinWork(facts, LocalJoin.HASH);
        this.hashed = hashable.filter(side -> hashing.whole() < sorting.whole());
        this.work = hashed.isPresent() ? hashing : sorting;
        this.fixed = fixed;
        this.partitions = fixed.orElse(facts.shufflePartitions());
        this.mean = Math.max(work.whole() / partitions, TaskCount.TASK);
    }

    /** {@return a chooser for the partitions of the session, which adaptive execution may merge} */
    static LayoutChooser inSession(JoinFacts facts) {
        int tasks = TaskCount.inSession(facts, facts.shuffledBytes());
        return new LayoutChooser(facts, HashedSide.of(facts, tasks), OptionalInt.empty());
    }

    /** {@return choosers for each number of partitions that the work may ask for, which adaptive execution leaves alone} */
    static List<LayoutChooser> inOwnPartitions(JoinFacts facts) {
        return TaskCount.byWork(facts, new JoinWork(facts, LocalJoin.SALTED_SORT_MERGE)).stream()
                .map(tasks -> new LayoutChooser(facts, HashedSide.of(facts, tasks), OptionalInt.of(tasks)))
                .toList();
    }

    /** {@return what one task of the join should cost at the most} */
    double target() {
        return IMBALANCE * mean;
    }

    /** {@return the layout that scatters that side; none where no key needs it} */
    Optional<SaltLayout> scattering(Side side) {
        SaltPlacement placement = placement();
        List<KeyGrid> grids = new ArrayList<>();
        for (HeavyKey key : facts.heavyKeys()) {
            double copied = work.join(side.other(), key.rows(side.other()));
            KeyWork divided = new KeyWork(key.partitionHash(), work.of(key) - copied, copied);
            int most = Math.min(partitions, affordable(key, side.other()));
            grids.add(KeyGrid.scattering(side, placement.place(divided, most)));
        }
        return layout(grids, nulls());
    }

    /** {@return the layout on grids of both sides; none where no key needs it} */
    Optional<SaltLayout> cells() {
        SaltPlacement placement = placement();
        List<KeyGrid> grids = new ArrayList<>();
        for (HeavyKey key : facts.heavyKeys()) {
            KeyGrid shape = grid(key);
            double cell = work.join(Side.LEFT, key.leftRows()) / shape.leftParts()
                    + work.join(Side.RIGHT, key.rightRows()) / shape.rightParts()
                    + work.pairs(facts.pairs(key)) / shape.cells();
            Salts salts = placement.seat(key.partitionHash(), cell, shape.cells());
            grids.add(new KeyGrid(shape.leftParts(), shape.rightParts(), salts));
        }
        return layout(grids, nulls());
    }

    private KeyGrid grid(HeavyKey key) {
        double room = Math.max(target() - work.ofRest() / partitions, target() / 4);
        double wanted = Math.min(partitions, Math.ceil(work.of(key) / room));
        for (double cells = wanted; cells > 1; cells *= 0.8) {
            double square = Math.sqrt(cells * key.leftRows() / Math.max(1, key.rightRows()));
            int left = (int) Math.max(1, Math.min(Math.floor(cells), Math.round(square)));
            int right = (int) Math.max(1, Math.min(Math.floor((double) partitions / left), Math.ceil(cells / left)));
            double copies = work.copies(Side.LEFT, key.leftRows() * (right - 1))
                    + work.copies(Side.RIGHT, key.rightRows() * (left - 1));
            if (copies <= COPY_BUDGET * work.of(key)) {
                return KeyGrid.counted(left, right);
            }
        }
        return KeyGrid.NONE;
    }

    /** {@return the keys, by position, whose rows on that side are too many for one task} */
    List<Integer> tooHeavy(Side side) {
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < facts.heavyKeys().size(); i++) {
            HeavyKey key = facts.heavyKeys().get(i);
            if (key.rows(side) > key.rows(side.other()) && work.of(key) > target() / 2) positions.add(i);
        }
        return positions;
    }

    /** {@return why no key is laid out with the rows of those sides copied} */
    Reason noLayout(Side copied) {
        return facts.heavyKeys().stream()
                .filter(key -> work.of(key) > target())
                .findFirst()
                .map(key -> Reasons.copiesTooDear(key, copied, new Ratio(COPY_BUDGET)))
                .orElseGet(() -> Reasons.noHotKey(facts, target()));
    }

    private Optional<SaltLayout> layout(List<KeyGrid> grids, SaltFactor nulls) {
        SaltLayout layout = new SaltLayout(grids, nulls, fixed, hashed);
        return layout.spreads() ? Optional.of(layout) : Optional.empty();
    }

    private SaltFactor nulls() {
        double nulls = work.join(Side.LEFT, facts.shuffledNulls(Side.LEFT))
                + work.join(Side.RIGHT, facts.shuffledNulls(Side.RIGHT));
        return nulls + (work.ofRest() - nulls) / partitions > target()
                ? new SaltFactor(NULL_PLACES * partitions)
                : SaltFactor.NONE;
    }

    private SaltPlacement placement() {
        return SaltPlacement.of(partitions, work.ofRest() / partitions, target());
    }

    private int affordable(HeavyKey key, Side copied) {
        double copy = work.copies(copied, key.rows(copied));
        return copy == 0 ? Integer.MAX_VALUE : (int) Math.min(1e9, 1 + COPY_BUDGET * work.of(key) / copy);
    }
}
