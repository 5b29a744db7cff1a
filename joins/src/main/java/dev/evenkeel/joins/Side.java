package dev.evenkeel.joins;

/** One of the two inputs of a join. */
public enum Side {
    /** The input that the join is called on. */
    LEFT,
    /** The input that is passed to the join. */
    RIGHT;

    /** {@return the other side} */
    public Side other() {
        return this == LEFT ? RIGHT : LEFT;
    }

    /** {@return the side in words: {@code the left side} or {@code the right side}} */
    public String words() {
        return this == LEFT ? "the left side" : "the right side";
    }
}
