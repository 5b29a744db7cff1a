package dev.evenkeel.joins;

import dev.evenkeel.skew.salt.SaltFactor;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which keys of a join are laid out on which grids.
 *
 * @param grids the grid of each heavy key of the facts, in their order; keys beyond the list are joined as they are
 * @param nullKeys over how many tasks the rows without a key are spread, where they are in the result
 * @param partitions partitions of the shuffle that adaptive execution must leave as they are; none where the session
 *     and adaptive execution decide
 * @param hashed the side whose rows each task holds in a hash table; none where both sides are sorted and merged
 */
public record SaltLayout(List<KeyGrid> grids, SaltFactor nullKeys, OptionalInt partitions, Optional<Side> hashed) {
    /** Keeps a copy of the list. */
    public SaltLayout {
        grids = List.copyOf(grids);
    }

    /** {@return the layout of these grids in a shuffle as the session has it, both sides sorted} */
    public static SaltLayout of(List<KeyGrid> grids, SaltFactor nullKeys) {
        return new SaltLayout(grids, nullKeys, OptionalInt.empty(), Optional.empty());
    }

    /** {@return this layout in a shuffle of exactly that many partitions} */
    public SaltLayout on(int count) {
        return new SaltLayout(grids, nullKeys, OptionalInt.of(count), hashed);
    }

    /** {@return this layout with the rows of that side in hash tables} */
    public SaltLayout hashing(Side side) {
        return new SaltLayout(grids, nullKeys, partitions, Optional.of(side));
    }

    /** {@return how many keys are in more cells than one} */
    public long hotKeys() {
        return grids.stream().filter(grid -> grid.cells() > 1).count();
    }

    /** {@return the most cells that a key is laid out over} */
    public int mostCells() {
        return grids.stream().mapToInt(KeyGrid::cells).max().orElse(1);
    }

    /** {@return true where rows of that side are copied} */
    public boolean copies(Side side) {
        return grids.stream().anyMatch(grid -> grid.copies(side) > 1);
    }

    /** {@return true where rows of that side are parted, so that each row needs a hash} */
    public boolean parts(Side side) {
        return grids.stream().anyMatch(grid -> grid.parts(side) > 1);
    }

    /** {@return true where a key or the rows without one are spread over several tasks} */
    public boolean spreads() {
        return hotKeys() > 0 || nullKeys.isScattered();
    }

    @Override
    public String toString() {
        String keys = hotKeys() == 0 ? "" : ", hotKeys=" + hotKeys() + ", mostCells=" + mostCells();
        String nulls = nullKeys.isScattered() ? ", nullKeys=" + nullKeys : "";
        String fixed = partitions.isPresent() ? ", partitions=" + partitions.getAsInt() : "";
        String hash = hashed.map(side -> ", hashed=" + side).orElse("");
        return (keys + nulls + fixed + hash).replaceFirst("^, ", "");
    }
}
