package dev.evenkeel.core.partition;

/**
 * A run of rows of a table in the order of a column, as its database counted them.
 *
 * <p>Example: of 1 million rows in 512 tiles each has 1,953 or 1,954; {@code new Tile("DATE '2026-03-01'", 1_953)}
 * begins with the first of March and ends where the next tile begins.
 *
 * @param from the smallest value of the run, as a literal of the database; empty where it must not stand in a predicate
 * @param rows of the run
 */
public record Tile(String from, long rows) {
    /** Refuses a negative number of rows. */
    public Tile {
        if (rows < 0) throw new IllegalArgumentException("rows must not be negative: " + rows);
    }
}
