package dev.evenkeel.core.partition;

import java.util.ArrayList;
import java.util.List;

/**
 * What the parts of a table are chosen from.
 *
 * @param database the kind of the database, such as {@code jdbc:postgresql}; nothing else of its address
 * @param table quoted as the database wants it
 * @param column quoted as the database wants it
 * @param type of the column, as the database names it
 * @param rows of the table
 * @param nulls rows without a value in the column
 * @param tiles the rows with a value, in the order of the column
 */
public record JdbcFacts(
        String database, String table, String column, String type, long rows, long nulls, List<Tile> tiles) {
    /** Keeps a copy of the list. */
    public JdbcFacts {
        tiles = List.copyOf(tiles);
    }

    /** {@return all rows in runs, the first that of the rows without a value, however few} */
    List<Tile> runs() {
        List<Tile> runs = new ArrayList<>();
        runs.add(new Tile("", nulls));
        runs.addAll(tiles);
        return runs;
    }
}
