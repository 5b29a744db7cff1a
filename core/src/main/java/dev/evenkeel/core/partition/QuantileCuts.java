package dev.evenkeel.core.partition;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a column is cut into parts so that the largest part is as small as cuts allow.
 *
 * <p>Example: runs of 10, 10, 60, 10 and 10 rows in three parts are cut before the third and the fourth run: 20, 60
 * and 20 rows. The run of 60 is one value, or a stretch that is not known in more detail, and stays whole.
 *
 * <p>Pure. No choice of as many cuts has a smaller largest part.
 *
 * <p>Implementation note: the linear partition problem, by bisection over the largest part: for a given limit the
 * fewest parts come from filling each as far as it goes.
 */
final class QuantileCuts {
    private final List<Tile> runs;
    private final List<Integer> starts;

    private QuantileCuts(List<Tile> runs, List<Integer> starts) {
        this.runs = runs;
        this.starts = starts;
    }

    /** {@return at most that many parts of the tiles, which are in ascending order} */
    static QuantileCuts of(List<Tile> tiles, int parts) {
        List<Tile> runs = runs(tiles);
        long low = runs.stream().mapToLong(Tile::rows).max().orElse(0);
        long high = runs.stream().mapToLong(Tile::rows).sum();
        while (low < high) {
            long limit = low + (high - low) / 2;
            if (starts(runs, limit).size() <= parts) high = limit;
            else low = limit + 1;
        }
        return new QuantileCuts(runs, starts(runs, high));
    }

    /** Tiles that begin with the same value, or with one that cannot be cut at, are one run. */
    private static List<Tile> runs(List<Tile> tiles) {
        List<Tile> runs = new ArrayList<>();
        for (Tile tile : tiles) {
            int last = runs.size() - 1;
            boolean isOwn = runs.isEmpty()
                    || (!tile.from().isEmpty()
                            && !tile.from().equals(runs.get(last).from()));
            if (isOwn) runs.add(tile);
            else runs.set(last, new Tile(runs.get(last).from(), runs.get(last).rows() + tile.rows()));
        }
        return runs;
    }

    private static List<Integer> starts(List<Tile> runs, long limit) {
        List<Integer> starts = new ArrayList<>();
        long filled = 0;
        for (int run = 0; run < runs.size(); run++) {
            long rows = runs.get(run).rows();
            if (run == 0 || filled + rows > limit) {
                starts.add(run);
                filled = 0;
            }
            filled += rows;
        }
        return starts;
    }

    /** {@return the literals at which a new part begins, ascending, each once; none where there is one part} */
    List<String> cuts() {
        return starts.stream().skip(1).map(start -> runs.get(start).from()).toList();
    }

    /** {@return rows of each part by the tiles: a cut within equal values moves those of them before it} */
    List<Long> rows() {
        List<Long> rows = new ArrayList<>();
        for (int part = 0; part < starts.size(); part++) {
            int end = part + 1 < starts.size() ? starts.get(part + 1) : runs.size();
            rows.add(runs.subList(starts.get(part), end).stream()
                    .mapToLong(Tile::rows)
                    .sum());
        }
        return rows;
    }
}
