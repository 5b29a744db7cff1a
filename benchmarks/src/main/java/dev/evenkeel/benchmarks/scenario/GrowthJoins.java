package dev.evenkeel.benchmarks.scenario;

import dev.evenkeel.benchmarks.data.JoinTable;
import dev.evenkeel.benchmarks.data.KeyRule;
import dev.evenkeel.benchmarks.way.JoinCase;
import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.joins.JoinType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongFunction;

/**
 * One join at several sizes of one thing, so that a line through them tells how the cost grows. A scenario is named
 * after what changes and its value, such as {@code growth/rows=4000000}.
 */
final class GrowthJoins {
    private static final long ROWS = 4_000_000;
    private static final int PER_KEY = 10;
    private static final double SHARE = 0.3;

    private GrowthJoins() {}

    /** A join with a whale, of which one thing is changed. */
    private record Whale(long rows, long keys, double share, long hot, OptionalInt partitions) {
        Scenario named(String what, long value) {
            return JoinScenario.ofPlainAndOurs("growth/" + what + "=" + value, about(), (session, room) -> {
                Scale scale = room.scale();
                session.conf().set("spark.sql.autoBroadcastJoinThreshold", "-1"); // one plan at every size
                partitions.ifPresent(
                        number -> session.conf().set("spark.sql.shuffle.partitions", String.valueOf(number)));
                long scaled = Math.max(hot + 1, scale.rows(keys));
                KeyRule rule = KeyRule.hot(new Ratio(share), hot, scaled);
                return new JoinCase(
                        room.read(JoinTable.of("l", scale.rows(rows), rule), session),
                        room.read(JoinTable.of("r", scaled, KeyRule.even(scaled)), session),
                        List.of(JoinTable.KEY),
                        JoinType.INNER);
            });
        }

        private String about() {
            return String.format(
                    "%,d rows, %,d keys, %.0f %% of the rows on %,d of them, inner, at medium scale",
                    rows, keys, share * 100, hot);
        }
    }

    /** {@return all of them} */
    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        add(
                all,
                "rows",
                rows -> new Whale(rows, rows / PER_KEY, SHARE, 1, OptionalInt.empty()),
                1_000_000,
                4_000_000,
                16_000_000);
        add(
                all,
                "hot-percent",
                percent -> new Whale(ROWS, ROWS / PER_KEY, percent / 100.0, 1, OptionalInt.empty()),
                0,
                10,
                30,
                60,
                90);
        add(
                all,
                "hot-keys",
                hot -> new Whale(ROWS, ROWS / PER_KEY, 0.6, hot, OptionalInt.empty()),
                1,
                10,
                100,
                1_000,
                10_000);
        add(all, "keys", keys -> new Whale(ROWS, keys, SHARE, 1, OptionalInt.empty()), 1_000, 30_000, 1_000_000);
        add(
                all,
                "partitions",
                partitions -> new Whale(ROWS, ROWS / PER_KEY, SHARE, 1, OptionalInt.of((int) partitions)),
                32,
                200,
                1_000,
                4_000);
        return all;
    }

    private static void add(List<Scenario> all, String what, LongFunction<Whale> join, long... values) {
        for (long value : values) all.add(join.apply(value).named(what, value));
    }
}
