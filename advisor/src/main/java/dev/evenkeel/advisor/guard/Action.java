package dev.evenkeel.advisor.guard;

import java.util.List;
import java.util.function.Function;

/**
 * A change of the job that is no setting, of a kind the library knows, with the parameters of that kind and no others.
 *
 * <p>Example: {@code new Salt("Q2.N5", List.of("customer_id"), 16)}. Places are ids of what was sent, names are the
 * user's own. Nothing carries an action out: it is for a person to read.
 */
public sealed interface Action {
    /** A side of a join. */
    enum Side {
        /** The first input. */
        LEFT,
        /** The second input. */
        RIGHT
    }

    /**
     * Copy a side of a join to every executor.
     *
     * @param at the join
     * @param side the side to copy
     */
    record Broadcast(String at, Side side) implements Action {}

    /**
     * Deal the hot keys of a join or an aggregate out.
     *
     * @param at the join or aggregate
     * @param columns its keys
     * @param salts how many salts
     */
    record Salt(String at, List<String> columns, int salts) implements Action {
        /** Copies the list. */
        public Salt {
            columns = List.copyOf(columns);
        }
    }

    /**
     * Keep what a step gives, since it is computed more than once.
     *
     * @param at the step
     */
    record Cache(String at) implements Action {}

    /**
     * Deal the rows out again before a step.
     *
     * @param at the step
     * @param columns by which columns; empty for none
     * @param partitions into how many partitions
     */
    record Repartition(String at, List<String> columns, int partitions) implements Action {
        /** Copies the list. */
        public Repartition {
            columns = List.copyOf(columns);
        }
    }

    /**
     * Write a table in another layout.
     *
     * @param table the table
     * @param columns what its directories are made of; empty for none
     * @param fileMebibytes the size of a file
     */
    record Layout(String table, List<String> columns, int fileMebibytes) implements Action {
        /** Copies the list. */
        public Layout {
            columns = List.copyOf(columns);
        }
    }

    /** {@return the name of the kind, as a model is told it} */
    default String kind() {
        return fold(
                broadcast -> "broadcast",
                salt -> "salt",
                cache -> "cache",
                repartition -> "repartition",
                layout -> "layout");
    }

    /** {@return the id of the step, or the name of the table} */
    default String at() {
        return fold(Broadcast::at, Salt::at, Cache::at, Repartition::at, Layout::table);
    }

    /** {@return the change in our own words, without a full stop} */
    default String sentence() {
        return fold(
                broadcast -> "broadcast the " + side(broadcast) + " side of the join " + broadcast.at(),
                salt -> "salt the keys " + names(salt.columns()) + " of " + salt.at() + " with " + salt.salts()
                        + " salts",
                cache -> "cache what step " + cache.at() + " gives",
                repartition -> "repartition before step " + repartition.at() + " into " + repartition.partitions()
                        + (repartition.columns().isEmpty() ? "" : " by " + names(repartition.columns())),
                layout -> "write " + layout.table() + " in files of " + layout.fileMebibytes() + " MiB"
                        + (layout.columns().isEmpty() ? "" : ", in directories by " + names(layout.columns())));
    }

    private static String side(Broadcast broadcast) {
        return broadcast.side() == Side.LEFT ? "left" : "right";
    }

    private static String names(List<String> columns) {
        return String.join(", ", columns);
    }

    /** {@return the result of the case at hand} */
    default <R> R fold(
            Function<Broadcast, R> broadcast,
            Function<Salt, R> salt,
            Function<Cache, R> cache,
            Function<Repartition, R> repartition,
            Function<Layout, R> layout) {
        if (this instanceof Broadcast b) return broadcast.apply(b);
        if (this instanceof Salt s) return salt.apply(s);
        if (this instanceof Cache c) return cache.apply(c);
        if (this instanceof Repartition r) return repartition.apply(r);
        return layout.apply((Layout) this);
    }
}
