package dev.evenkeel.skew.salt;

/**
 * How many salts scatter a hot key, so that no task gets more than its share.
 *
 * <p>Example: work of 60 s at a target of 4 s a task takes 15 salts.
 *
 * @param salts how many, at least 1; 1 means that the key is not scattered
 */
public record SaltFactor(int salts) {
    /** A key that is not scattered. */
    public static final SaltFactor NONE = new SaltFactor(1);

    /** Refuses fewer than one salt. */
    public SaltFactor {
        if (salts < 1) throw new IllegalArgumentException("a key takes at least one salt: " + salts);
    }

    /**
     * {@return the fewest salts that bring each part of the work down to the target}
     *
     * @param work what the key costs, in any unit
     * @param target what one task should cost, in the same unit, more than 0
     * @param most salts beyond this number would share tasks: the partitions of the shuffle
     */
    public static SaltFactor of(double work, double target, int most) {
        if (!(target > 0)) throw new IllegalArgumentException("the target must be more than 0: " + target);
        return new SaltFactor((int) Math.max(1, Math.min(most, Math.ceil(work / target))));
    }

    /** {@return true where the key is scattered} */
    public boolean isScattered() {
        return salts > 1;
    }

    @Override
    public String toString() {
        return String.valueOf(salts);
    }
}
