package dev.evenkeel.advisor;

import dev.evenkeel.core.unit.Ratio;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the time of a run was used, and what the run would take otherwise.
 *
 * <p>Example: 8 slots offer 960 s of slot time in 120 s of wall time; tasks that held 415 s of it used 43.2 %.
 *
 * @param slots the most slots there were at once; 0 where that is not known
 * @param tasks the tasks that succeeded
 * @param used slot time of all tasks
 * @param offered slot time of all slots; zero where that is not known
 * @param withoutTasks how much of the wall time no task ran
 * @param coreTime time of all cores, whether a task could use them or not; zero where that is not known
 * @param even the wall time, had all tasks of each stage taken their mean
 * @param shortest the wall time that no number of slots makes shorter; zero where the run could not be replayed
 * @param error how far the replay is off the measured wall time, as a part of that; 1 where there is none
 * @param curve the wall time by the number of slots, in ascending order, that of the run included; empty where nothing can
 *     be replayed
 */
public record Outlook(
        int slots,
        long tasks,
        Duration used,
        Duration offered,
        Duration withoutTasks,
        Duration coreTime,
        Wall even,
        Duration shortest,
        Ratio error,
        List<Wall> curve) {
    private static final double HOUR = 3.6e12;

    /**
     * A predicted wall time, with the limits between which it lies.
     *
     * @param slots on so many slots
     * @param least at least that much
     * @param expected the best guess
     * @param most at most that much
     */
    public record Wall(int slots, Duration least, Duration expected, Duration most) {
        Map<String, Object> members() {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("slots", slots);
            members.put("leastMillis", least.toMillis());
            members.put("expectedMillis", expected.toMillis());
            members.put("mostMillis", most.toMillis());
            return members;
        }
    }

    /** Copies the list. */
    public Outlook {
        curve = List.copyOf(curve);
    }

    /** {@return true where a replay of the run answers for what it would have taken otherwise} */
    public boolean isReplayed() {
        return !shortest.isZero();
    }

    /** {@return the part of the slot time that tasks held, where it is known} */
    public Optional<Ratio> usedShare() {
        if (offered.isZero()) return Optional.empty();
        return Optional.of(new Ratio(Math.min(1, (double) used.toNanos() / offered.toNanos())));
    }

    /** {@return the hours that all cores were there for, added up; 0 where that is not known} */
    public double coreHours() {
        return coreTime.toNanos() / HOUR;
    }

    /** {@return the wall time on that many slots, where it was asked for} */
    public Optional<Wall> on(int count) {
        return curve.stream().filter(wall -> wall.slots() == count).findFirst();
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("slots", slots);
        members.put("tasks", tasks);
        members.put("usedMillis", used.toMillis());
        members.put("offeredMillis", offered.toMillis());
        members.put("withoutTasksMillis", withoutTasks.toMillis());
        members.put("coreMillis", coreTime.toMillis());
        members.put("even", even.members());
        members.put("shortestMillis", shortest.toMillis());
        members.put("error", error.value());
        members.put("curve", curve.stream().map(Wall::members).toList());
        return members;
    }
}
