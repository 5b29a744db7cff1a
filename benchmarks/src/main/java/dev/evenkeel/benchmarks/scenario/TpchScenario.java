package dev.evenkeel.benchmarks.scenario;

import dev.evenkeel.benchmarks.data.TpchDatabase;
import dev.evenkeel.benchmarks.report.ScenarioResult;
import dev.evenkeel.benchmarks.way.Joined;
import dev.evenkeel.benchmarks.way.Ways;
import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.joins.JoinOptions;
import dev.evenkeel.joins.JoinPlan;
import dev.evenkeel.joins.SmartJoin;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;

/**
 * A query of TPC-H, every join of it plain or by {@link SmartJoin}: even data, so that none may be slower. The strategy
 * shown is that of all joins together, such as {@code Broadcast, Native}.
 *
 * @param number of the query
 */
record TpchScenario(int number) implements Scenario {
    private static final double SCALE = 1;

    static List<Scenario> all() {
        return TpchQueries.NUMBERS.stream()
                .map(number -> (Scenario) new TpchScenario(number))
                .toList();
    }

    @Override
    public String name() {
        return "tpch/q" + number;
    }

    @Override
    public String about() {
        return "query " + number + " of TPC-H, every join by SmartJoin";
    }

    @Override
    public ScenarioResult run(Room room) {
        Contest contest = new Contest(plain(room, room.session(Map.of("spark.sql.adaptive.enabled", "false")))
                .query(number));
        TpchQueries plain = plain(room, room.session(Map.of()));
        contest.with(Ways.PLAIN, () -> new Joined(plain.query(number), ""));
        SparkSession session = room.session(Map.of());
        contest.with(Ways.OURS, () -> smart(room, session));
        return contest.run(room, name(), about());
    }

    private static TpchQueries plain(Room room, SparkSession session) {
        return new TpchQueries(tables(room, session), (left, right, on, type) -> left.join(right, on, type));
    }

    private Joined smart(Room room, SparkSession session) {
        SmartJoin.Configured smart =
                SmartJoin.withOptions(JoinOptions.defaults().withCluster(ClusterShape.ofSlots(Scale.SLOTS)));
        Set<String> chosen = new TreeSet<>();
        TpchQueries queries = new TpchQueries(tables(room, session), (left, right, on, type) -> {
            JoinPlan plan = smart.plan(left, right, on, type);
            chosen.add(plan.decision().chosen().toString().replaceFirst("\\[.*", ""));
            return plan.execute();
        });
        return new Joined(queries.query(number), String.join(", ", chosen));
    }

    private static TpchQueries.Tables tables(Room room, SparkSession session) {
        TpchDatabase database = new TpchDatabase(room.scale().of(SCALE), room.data());
        return name -> database.table(session, name);
    }
}
