package dev.evenkeel.joins;

import dev.evenkeel.skew.salt.Salts;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How the rows of one key are laid out over tasks: its left rows in so many parts, its right rows in so many, and each
 * cell of the grid, where a left part meets a right one, under a salt of its own.
 *
 * <p>Example: {@code new KeyGrid(3, 2, Salts.of(0, 1, 2, 3, 4, 5))} makes six cells. A left row is in one of three
 * parts and copied twice, a right row in one of two parts and copied three times, so each pair meets in one cell.
 *
 * @param leftParts parts of the left rows, which is also how often each right row is there
 * @param rightParts parts of the right rows, which is also how often each left row is there
 * @param salts the salt of each cell, those of the first left part first
 */
public record KeyGrid(int leftParts, int rightParts, Salts salts) {
    /** A key that is joined as it is, in one cell. */
    public static final KeyGrid NONE = new KeyGrid(1, 1, Salts.NONE);

    /** Refuses a grid that does not have a salt for each cell. */
    public KeyGrid {
        if (leftParts < 1 || rightParts < 1 || salts.count() != Math.multiplyExact(leftParts, rightParts)) {
            throw new IllegalArgumentException(
                    "a grid of " + leftParts + " x " + rightParts + " parts has " + salts.count() + " salts");
        }
    }

    /** {@return the grid in which one side is scattered and the other copied to each part} */
    public static KeyGrid scattering(Side side, Salts salts) {
        return side == Side.LEFT ? new KeyGrid(salts.count(), 1, salts) : new KeyGrid(1, salts.count(), salts);
    }

    /** {@return the grid whose cells have the salts from 0 on, wherever a hash puts them} */
    public static KeyGrid counted(int leftParts, int rightParts) {
        return new KeyGrid(
                leftParts,
                rightParts,
                Salts.of(IntStream.range(0, leftParts * rightParts).toArray()));
    }

    /** {@return cells, which is the number of tasks that share the key} */
    public int cells() {
        return salts.count();
    }

    /** {@return parts of that side's rows} */
    public int parts(Side side) {
        return side == Side.LEFT ? leftParts : rightParts;
    }

    /** {@return how often a row of that side is there} */
    public int copies(Side side) {
        return parts(side.other());
    }

    /** {@return false where the key is joined as any other} */
    public boolean isLaidOut() {
        return !equals(NONE);
    }

    /** {@return for each copy of a row of that side, the salt that it has in each part} */
    public int[][] saltsOfCopies(Side side) {
        int[][] copies = new int[copies(side)][parts(side)];
        for (int left = 0; left < leftParts; left++) {
            for (int right = 0; right < rightParts; right++) {
                int salt = salts.at(left * rightParts + right);
                if (side == Side.LEFT) copies[right][left] = salt;
                else copies[left][right] = salt;
            }
        }
        return copies;
    }

    @Override
    public String toString() {
        return leftParts + " x " + rightParts + " " + Arrays.toString(salts.toArray());
    }
}
