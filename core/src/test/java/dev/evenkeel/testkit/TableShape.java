package dev.evenkeel.testkit;

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The number of rows of a generated table, how they are spread over keys, and where they come from.
 *
 * @param nullShare the chance of each key value to be null
 */
public record TableShape(int rows, KeySpread spread, double nullShare, TableSource source) {
    /** {@return a local table, a fifth of its key values null} */
    public static TableShape local(int rows, KeySpread spread) {
        return new TableShape(rows, spread, 0.2, TableSource.LOCAL);
    }

    /** {@return 0 to 120 rows (30 at most of a single key, so that joins stay small), spread in some way} */
    static TableShape random(SplittableRandom random) {
        KeySpread spread = switch (random.nextInt(8)) {
            case 0 -> KeySpread.ALL_NULL;
            case 1 -> KeySpread.ONE_KEY;
            case 2 -> KeySpread.DISTINCT;
            case 3, 4 -> KeySpread.UNIFORM;
            default -> KeySpread.ZIPF;
        };
        int rows = switch (random.nextInt(10)) {
            case 0 -> 0;
            case 1 -> 1;
            default -> 1 + random.nextInt(spread == KeySpread.ONE_KEY ? 30 : 120);
        };
        TableSource source = switch (random.nextInt(8)) {
            case 0 -> TableSource.FILES;
            case 1, 2, 3 -> TableSource.SLICED;
            default -> TableSource.LOCAL;
        };
        return new TableShape(rows, spread, random.nextBoolean() ? 0 : 0.3 * random.nextDouble(), source);
    }

    @Override
    public String toString() {
        return "%d %s %s rows".formatted(rows, source, spread).toLowerCase(Locale.ROOT);
    }
}
