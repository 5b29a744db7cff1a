package dev.evenkeel.joins.choose;

import dev.evenkeel.core.cost.Makespan;
import dev.evenkeel.core.cost.TaskTimes;
import dev.evenkeel.joins.JoinStrategy;
import dev.evenkeel.joins.KeyGrid;
import dev.evenkeel.joins.SaltLayout;
import dev.evenkeel.joins.Side;
import dev.evenkeel.joins.choose.JoinTasks.Amount;
import dev.evenkeel.skew.salt.SaltHash;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * What a strategy is predicted to cost: the tasks of its stages, what it moves and copies, and the makespan on the
 * cluster.
 *
 * <p>Example: 10 million rows of which 30 % have one key, joined with 1 million on 64 slots: the task with the hot key
 * takes over a second alone, all others a hundredth of that.
 *
 * <p>Implementation note: {@link JoinWork} prices rows. Spark's own plan is predicted with what adaptive execution would
 * do to it. Network and memory are not modelled; both make an uneven stage worse.
 */
final class JoinCost {
    private final JoinFacts facts;
    private final JoinWork work;
    private final InputTasks inputs;
    private final int slots;

    private JoinCost(JoinFacts facts, int freeFiles) {
        this.facts = facts;
        this.work = new JoinWork(facts, LocalJoin.SORT_MERGE);
        this.inputs = new InputTasks(facts, freeFiles);
        this.slots = facts.cluster().slots();
    }

    /**
     * {@return costs by which to leave Spark's plan or not: where its map tasks write a file for each partition, as many
     * are free for every strategy, as their price is the disk's, and no join is to leave Spark for having fewer}
     */
    static JoinCost of(JoinFacts facts) {
        int partitions = facts.shufflePartitions();
        return new JoinCost(facts, TaskCount.writesFiles(partitions) ? partitions : 0);
    }

    /** {@return costs by which to choose a number of partitions: no file is free} */
    static JoinCost withAllFiles(JoinFacts facts) {
        return new JoinCost(facts, 0);
    }

    Prediction of(JoinStrategy strategy) {
        return strategy.fold(
                nativeJoin -> predicted(
                        0, List.of(plainMaps(), fetching(sparksOwn().adapted(facts))), facts.shuffledBytes(), 0),
                this::broadcast,
                salt -> grids(salt.layout()),
                cells -> grids(cells.layout()),
                this::split,
                distinct -> distinctKeys());
    }

    /** {@return the tasks of Spark's own shuffle join, each key where Spark puts it} */
    JoinTasks sparksOwn() {
        JoinTasks tasks = new JoinTasks(facts.shufflePartitions());
        for (HeavyKey key : facts.heavyKeys()) {
            int home = Math.floorMod(key.partitionHash(), facts.shufflePartitions());
            tasks.add(
                    home,
                    work.amount(Side.LEFT, key.leftRows()),
                    work.amount(Side.RIGHT, key.rightRows()),
                    work.pairs(facts.pairs(key)));
        }
        int home = Math.floorMod(facts.nullHash(), facts.shufflePartitions());
        tasks.add(home, work.nulls(Side.LEFT), work.nulls(Side.RIGHT), 0);
        addRest(tasks, work);
        return tasks;
    }

    private Prediction broadcast(JoinStrategy.Broadcast strategy) {
        Side build = strategy.build();
        Side probed = build.other();
        double[] read = inputs.read(build, 0);
        double[] probe =
                plus(inputs.read(probed, Rates.PROBE), found(facts.side(probed).rows(), facts.expectedPairs()));
        double sent = facts.side(build).rows() * facts.side(build).shuffledRowBytes();
        return predicted(onDriver(facts.side(build).rows()), List.of(read, probe), sent, 0);
    }

    private Prediction grids(SaltLayout layout) {
        JoinWork salted = new JoinWork(facts, LocalJoin.of(layout));
        int partitions = layout.partitions().orElse(facts.shufflePartitions());
        JoinTasks tasks = new JoinTasks(partitions);
        double leftCopies = 0;
        double rightCopies = 0;
        for (int i = 0; i < facts.heavyKeys().size(); i++) {
            HeavyKey key = facts.heavyKeys().get(i);
            KeyGrid grid = i < layout.grids().size() ? layout.grids().get(i) : KeyGrid.NONE;
            Amount left = salted.amount(Side.LEFT, key.leftRows()).over(grid.leftParts());
            Amount right = salted.amount(Side.RIGHT, key.rightRows()).over(grid.rightParts());
            for (int salt : grid.salts().toArray()) {
                int place = SaltHash.partition(key.partitionHash(), salt, partitions);
                tasks.add(place, left, right, salted.pairs(facts.pairs(key)) / grid.cells());
            }
            leftCopies += key.leftRows() * (grid.rightParts() - 1);
            rightCopies += key.rightRows() * (grid.leftParts() - 1);
        }
        if (layout.nullKeys().isScattered()) {
            tasks.addEvenly(salted.nulls(Side.LEFT), salted.nulls(Side.RIGHT), 0);
        } else {
            int place = SaltHash.partition(facts.nullHash(), 0, partitions);
            tasks.add(place, salted.nulls(Side.LEFT), salted.nulls(Side.RIGHT), 0);
        }
        addRest(tasks, salted);
        double[] joins = fetching(layout.partitions().isPresent() ? tasks.asTheyAre() : tasks.adapted(facts));
        double[] maps = both(
                inputs.map(
                        Side.LEFT, facts.shuffledRows(Side.LEFT) + leftCopies, partitions, salting(layout, Side.LEFT)),
                inputs.map(
                        Side.RIGHT,
                        facts.shuffledRows(Side.RIGHT) + rightCopies,
                        partitions,
                        salting(layout, Side.RIGHT)));
        double onDriver = layout.hotKeys() == 0 ? 0 : Rates.BROADCAST;
        double bytes = facts.shuffledBytes()
                + leftCopies * facts.left().shuffledRowBytes()
                + rightCopies * facts.right().shuffledRowBytes();
        return predicted(onDriver, List.of(presence(layout), maps, joins), bytes, leftCopies + rightCopies);
    }

    private double salting(SaltLayout layout, Side side) {
        boolean isScattered = layout.parts(side)
                || (layout.nullKeys().isScattered() && facts.type().preserves(side));
        return Rates.LOOKUP + (isScattered ? Rates.SALT : 0);
    }

    /** The other side of a preserved one that is copied is asked for its keys first. */
    private double[] presence(SaltLayout layout) {
        double[] asked = {};
        for (Side side : Side.values()) {
            if (facts.type().preserves(side) && layout.copies(side)) asked = both(asked, inputs.askKeys(side.other()));
        }
        return asked;
    }

    private Prediction split(JoinStrategy.SplitHeavy strategy) {
        Side skewed = strategy.skewed();
        JoinWork ofCold = new JoinWork(facts, strategy.hashed().isPresent() ? LocalJoin.HASH : LocalJoin.SORT_MERGE);
        int partitions = facts.shufflePartitions();
        JoinTasks cold = new JoinTasks(partitions);
        Set<Integer> aside = new HashSet<>(strategy.keys());
        double hotMany = facts.side(skewed).nullRows();
        double hotFew = 0;
        double hotPairs = 0;
        for (int i = 0; i < facts.heavyKeys().size(); i++) {
            HeavyKey key = facts.heavyKeys().get(i);
            if (aside.contains(i)) {
                hotMany += key.rows(skewed);
                hotFew += key.rows(skewed.other());
                hotPairs += facts.pairs(key);
            } else {
                cold.add(
                        Math.floorMod(key.partitionHash(), partitions),
                        ofCold.amount(Side.LEFT, key.leftRows()),
                        ofCold.amount(Side.RIGHT, key.rightRows()),
                        ofCold.pairs(facts.pairs(key)));
            }
        }
        addRest(cold, ofCold);
        SideFacts many = facts.side(skewed);
        SideFacts few = facts.side(skewed.other());
        boolean anyKey = !aside.isEmpty();
        double[] ask = anyKey ? inputs.read(skewed.other(), Rates.LOOKUP) : new double[0];
        double[] maps = both(
                inputs.map(skewed, many.rows() - hotMany, partitions, Rates.LOOKUP),
                inputs.map(skewed.other(), facts.shuffledRows(skewed.other()) - hotFew, partitions, Rates.LOOKUP));
        double[] probes = plus(inputs.read(skewed, Rates.LOOKUP), hotMany * Rates.PROBE + found(hotMany, hotPairs));
        double[] joins = fetching(cold.adapted(facts));
        double bytes = Math.max(
                0, facts.shuffledBytes() - hotMany * many.shuffledRowBytes() - hotFew * few.shuffledRowBytes());
        return predicted(
                anyKey ? onDriver(hotFew) : 0,
                List.of(ask, maps, both(joins, probes)),
                bytes + hotFew * few.shuffledRowBytes(),
                0);
    }

    private Prediction distinctKeys() {
        JoinTasks tasks = new JoinTasks(facts.shufflePartitions());
        double once = facts.right().distinctKeys();
        for (HeavyKey key : facts.heavyKeys()) {
            int home = Math.floorMod(key.partitionHash(), facts.shufflePartitions());
            tasks.add(home, work.amount(Side.LEFT, key.leftRows()), new Amount(0, 0), work.pairs(facts.pairs(key)));
        }
        tasks.add(
                Math.floorMod(facts.nullHash(), facts.shufflePartitions()), work.nulls(Side.LEFT), new Amount(0, 0), 0);
        tasks.addEvenly(work.amount(Side.LEFT, work.rest().left()), work.amount(Side.RIGHT, once), 0);
        SideFacts right = facts.right();
        double sent = Math.min(right.keyed(), once * right.inputPartitions());
        double[] maps = both(
                inputs.map(Side.LEFT, facts.shuffledRows(Side.LEFT), facts.shufflePartitions(), 0),
                inputs.grouped(Side.RIGHT, sent, facts.shufflePartitions()));
        double bytes = facts.shuffledRows(Side.LEFT) * facts.left().shuffledRowBytes() + sent * Long.BYTES;
        return predicted(0, List.of(maps, fetching(tasks.adapted(facts))), bytes, 0);
    }

    private static void addRest(JoinTasks tasks, JoinWork work) {
        JoinWork.Rest rest = work.rest();
        Amount left = work.amount(Side.LEFT, rest.left());
        tasks.addEvenly(left, work.amount(Side.RIGHT, rest.right()), work.pairs(rest.pairs()));
    }

    /** The pairs that so many rows find in a broadcast relation. */
    private double found(double rows, double pairs) {
        return work.pairs(pairs) + Math.max(0, pairs - rows) * Rates.CHAINED_PAIR;
    }

    /** A broadcast of so many rows. */
    private static double onDriver(double rows) {
        return Rates.BROADCAST + rows * Rates.BUILD;
    }

    private double[] plainMaps() {
        int partitions = facts.shufflePartitions();
        return both(
                inputs.map(Side.LEFT, facts.shuffledRows(Side.LEFT), partitions, 0),
                inputs.map(Side.RIGHT, facts.shuffledRows(Side.RIGHT), partitions, 0));
    }

    private Prediction predicted(double onDriver, List<double[]> stages, double bytes, double copies) {
        List<TaskTimes> times = stages.stream()
                .filter(stage -> stage.length > 0)
                .map(stage -> TaskTimes.ofNanos(Arrays.stream(stage)
                        .mapToLong(load -> Math.round(load + Rates.LAUNCH))
                        .toArray()))
                .toList();
        Duration driver = Duration.ofNanos(Math.round(onDriver));
        Duration all = times.stream().map(TaskTimes::total).reduce(driver, Duration::plus);
        Duration makespan = Makespan.ofStages(times, slots).plus(driver);
        return new Prediction(makespan, times.get(times.size() - 1).longest(), all, bytes, copies);
    }

    private static double[] fetching(double[] tasks) {
        return plus(tasks, Rates.FETCH * tasks.length);
    }

    private static double[] both(double[] first, double[] second) {
        return DoubleStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
    }

    private static double[] plus(double[] tasks, double more) {
        return Arrays.stream(tasks).map(load -> load + more / tasks.length).toArray();
    }
}
