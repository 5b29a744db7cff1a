package dev.evenkeel.benchmarks.scenario;

import dev.evenkeel.benchmarks.report.ScenarioResult;
import dev.evenkeel.benchmarks.way.JoinCase;
import dev.evenkeel.benchmarks.way.Way;
import dev.evenkeel.benchmarks.way.Ways;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;

/**
 * A join by several ways, each in a session of its own; the true rows are those of Spark's join without adaptive
 * execution.
 *
 * @param name its group and name
 * @param about what it is
 * @param sides reads the tables in a session
 * @param choice the ways it is done in
 * @param context settings that Spark must be started with
 */
record JoinScenario(
        String name, String about, Sides sides, Function<Room, List<Way>> choice, Map<String, String> context)
        implements Scenario {
    /** What is joined. */
    interface Sides {
        /** {@return the join over tables read in that session} */
        JoinCase read(SparkSession session, Room room);
    }

    private static final Map<String, String> TRUTH = Map.of("spark.sql.adaptive.enabled", "false");

    static JoinScenario ofAllWays(String name, String about, Sides sides) {
        return new JoinScenario(
                name, about, sides, room -> Ways.all(Scale.SLOTS, room.scale().bytes(Ways.PIECE)), Map.of());
    }

    static JoinScenario ofPlainAndOurs(String name, String about, Sides sides) {
        return new JoinScenario(name, about, sides, room -> Ways.plainAndOurs(Scale.SLOTS), Map.of());
    }

    /** {@return the same join, with Spark started with these settings} */
    JoinScenario startedWith(Map<String, String> settings) {
        return new JoinScenario(name, about, sides, choice, settings);
    }

    @Override
    public ScenarioResult run(Room room) {
        Contest contest = new Contest(sides.read(room.session(TRUTH), room).plain());
        for (Way way : choice.apply(room)) {
            JoinCase joinCase = sides.read(room.session(way.settings()), room);
            Optional<String> obstacle = way.obstacle(joinCase);
            obstacle.ifPresentOrElse(
                    why -> contest.without(way.name(), why), () -> contest.with(way.name(), way.ready(joinCase)));
        }
        return contest.run(room, name, about);
    }
}
