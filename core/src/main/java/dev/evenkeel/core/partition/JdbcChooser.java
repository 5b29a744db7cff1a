package dev.evenkeel.core.partition;

import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.decide.Rejected;
import java.util.List;

/**
 * The rule by which a number of parts is chosen: what is asked for or worth a connection, within the connections
 * allowed.
 *
 * <p>Example: 1 million rows are worth 100 parts of 10,000; with at most 8 connections they are read in 8.
 *
 * <p>Pure.
 */
final class JdbcChooser {
    /** A part made of 32 tiles is within one tile, a 32nd, of its share. */
    private static final int TILES_A_PART = 32;

    private static final int MOST_TILES = 10_000;

    private JdbcChooser() {}

    /** {@return in how many tiles the database shall count the rows} */
    static int tiles(JdbcOptions options) {
        int parts = Math.min(options.maxConnections(), options.parts().orElse(options.maxConnections()));
        return Math.min(MOST_TILES, Math.multiplyExact(TILES_A_PART, parts));
    }

    static Decision<Integer> choose(JdbcFacts facts, JdbcOptions options) {
        int worth = PartitionChooser.atLeastOne((double) facts.rows() / JdbcOptions.SMALLEST_PART);
        int wanted = options.parts().orElse(worth);
        int allowed = options.maxConnections();
        if (wanted > allowed) {
            return new Decision<>(
                    allowed,
                    Reasons.asManyAsConnections(allowed),
                    List.of(new Rejected<>(wanted, Reasons.tooManyConnections(wanted, allowed))));
        }
        return Decision.of(
                wanted,
                options.parts().isPresent() ? Reasons.askedFor(wanted) : Reasons.rowsOverPart(facts.rows(), worth));
    }
}
