package dev.evenkeel.skew.salt;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The partitions of a shuffle on {@code (key columns…, salt)} while keys are given their salts one by one.
 *
 * <p>Example: with 200 empty partitions and a limit of 4, a key of 60 gets 15 salts, which Spark's hash brings to 15
 * different partitions; the next key of 60 gets 15 others.
 *
 * <p>Give the heaviest key its salts first. Every key that is never placed has salt 0: {@link #leave} says so of those
 * whose work is known. Deterministic. Not thread-safe; one for each shuffle that is thought through.
 *
 * <p>Implementation note: list scheduling of the longest work first (Graham, <i>Bounds on multiprocessing timing
 * anomalies</i>, 1969), where the machines that a key can use are found by trying salts in order. Time: for P partitions
 * about P ln P hashes a key as long as P is below a thousand; from there on not all partitions are looked at, but a
 * thousand, or four times as many as the key needs.
 */
public final class SaltPlacement {
    /** Of a thousand partitions to choose from, the least loaded are nearly as little loaded as any. */
    private static final int CHOICE = 1024;

    private static final int CHOICE_PER_PART = 4;

    private final double[] loads;
    private final double limit;

    private SaltPlacement(double[] loads, double limit) {
        this.loads = loads;
        this.limit = limit;
    }

    /**
     * {@return partitions that no key was placed on yet}
     *
     * @param partitions how many, at least 1
     * @param even what each has of the rows that are spread evenly
     * @param limit what none should come to have, in the same unit
     */
    public static SaltPlacement of(int partitions, double even, double limit) {
        if (partitions < 1) throw new IllegalArgumentException("partitions must be at least 1: " + partitions);
        double[] loads = new double[partitions];
        Arrays.fill(loads, even);
        return new SaltPlacement(loads, limit);
    }

    /** Adds work that stays where salt 0 brings it, such as that of rows without a key. */
    public void leave(int partitionHash, double work) {
        loads[SaltHash.partition(partitionHash, 0, loads.length)] += work;
    }

    /**
     * Gives a key its salts and adds its work to their partitions.
     *
     * <p>Where salt 0 keeps within the limit, the key stays there. Else it gets the fewest salts of which every part
     * keeps within the limit, on the least loaded partitions; where no number does, the number whose worst partition
     * is the least loaded.
     *
     * @param key the key's work
     * @param most the most salts that it may get; more than there are partitions would not help
     * @return the salts, of which no two are in the same partition
     */
    public Salts place(KeyWork key, int most) {
        int home = SaltHash.partition(key.partitionHash(), 0, loads.length);
        if (most <= 1 || loads[home] + key.part(1) <= limit) {
            loads[home] += key.part(1);
            return Salts.NONE;
        }
        List<Seat> seats = leastLoaded(key, Math.min(most, loads.length));
        List<Seat> chosen = seats.subList(0, parts(key, seats, most));
        for (Seat seat : chosen) loads[seat.partition()] += key.part(chosen.size());
        return Salts.of(chosen.stream().mapToInt(Seat::salt).sorted().toArray());
    }

    /**
     * Gives a key exactly that many salts, on the least loaded partitions, and adds the work of each part to its own.
     *
     * @param partitionHash the hash by which Spark places the key
     * @param part what each part costs
     * @param parts how many, at most as many as there are partitions; one part stays where salt 0 brings it
     * @return the salts, of which no two are in the same partition
     */
    public Salts seat(int partitionHash, double part, int parts) {
        if (parts > loads.length) {
            throw new IllegalArgumentException(parts + " parts do not fit " + loads.length + " partitions");
        }
        if (parts <= 1) {
            leave(partitionHash, part);
            return Salts.NONE;
        }
        List<Seat> seats = leastLoaded(partitionHash, parts);
        if (seats.size() < parts) throw new IllegalStateException("no salts reach " + parts + " partitions");
        List<Seat> chosen = seats.subList(0, parts);
        for (Seat seat : chosen) loads[seat.partition()] += part;
        return Salts.of(chosen.stream().mapToInt(Seat::salt).sorted().toArray());
    }

    private List<Seat> leastLoaded(KeyWork key, int most) {
        double room = limit - Arrays.stream(loads).min().orElse(0) - key.copied();
        int fewest = room > 0 ? SaltFactor.of(key.divided(), room, most).salts() : most;
        return leastLoaded(key.partitionHash(), fewest);
    }

    private List<Seat> leastLoaded(int partitionHash, int parts) {
        int wanted = (int) Math.min(loads.length, Math.max(CHOICE, (long) CHOICE_PER_PART * parts));
        List<Seat> seats = Seat.reached(partitionHash, loads.length, wanted, Seat.tries(loads.length));
        seats.sort(Comparator.comparingDouble((Seat seat) -> loads[seat.partition()])
                .thenComparingInt(Seat::salt));
        return seats;
    }

    /** Of n parts on the least loaded partitions, the n-th is where it is fullest. */
    private int parts(KeyWork key, List<Seat> seats, int most) {
        int best = 1;
        double leastPeak = Double.POSITIVE_INFINITY;
        for (int parts = 1; parts <= Math.min(most, seats.size()); parts++) {
            double peak = loads[seats.get(parts - 1).partition()] + key.part(parts);
            if (peak <= limit) return parts;
            if (peak < leastPeak) {
                leastPeak = peak;
                best = parts;
            }
        }
        return best;
    }

    /** {@return what each partition has, in an array of the caller's own} */
    public double[] loads() {
        return loads.clone();
    }

    /** {@return what the fullest partition has} */
    public double largest() {
        return Arrays.stream(loads).max().orElse(0);
    }
}
