package dev.evenkeel.benchmarks.demo;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.joins.JoinOptions;
import dev.evenkeel.joins.JoinPlan;
import dev.evenkeel.joins.SmartJoin;
import dev.evenkeel.skew.SkewDetector;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** The demo's steps over two tables: the skew, the decision, the joins, the figures. */
final class DemoRun {
    private static final int ROUNDS = 3;

    private final SparkSession spark;
    private final DemoTables tables;
    private final DemoArguments arguments;
    private final Progress progress;
    private final String[] key;

    DemoRun(SparkSession spark, DemoTables tables, DemoArguments arguments, Progress progress) {
        this.spark = spark;
        this.tables = tables;
        this.arguments = arguments;
        this.progress = progress;
        this.key = arguments.key().toArray(new String[0]);
    }

    /** {@return true where every join gave the same rows} */
    boolean run() {
        progress.step("Looking for skew: SkewDetector.analyze(" + tables.leftName() + ", \""
                + String.join("\", \"", key) + "\")");
        progress.print(SkewDetector.analyze(tables.left(), key).explain());

        progress.step("Deciding for " + ClusterShape.ofSlots(arguments.slots()) + ": SmartJoin.plan("
                + tables.leftName() + ", " + tables.rightName() + ", …, \""
                + arguments.type().keyword() + "\")");
        progress.print(plan().explain());

        Map<String, List<Round>> rounds = new SideBySide(spark, progress)
                .run(
                        List.of(
                                new Contestant("plain join", () -> tables.plain(arguments)),
                                new Contestant("SmartJoin", () -> plan().execute())),
                        ROUNDS);
        boolean equal = rounds.values().stream()
                        .flatMap(List::stream)
                        .map(Round::result)
                        .distinct()
                        .count()
                == 1;
        progress.step(
                equal
                        ? "All results are equal: the number of rows and two fingerprints over all columns"
                        : "THE RESULTS DIFFER");
        progress.print(String.join("\n", Figures.table(rounds, arguments.slots())) + "\n\n" + reading());
        return equal;
    }

    private JoinPlan plan() {
        return SmartJoin.withOptions(JoinOptions.defaults().withCluster(ClusterShape.ofSlots(arguments.slots())))
                .plan(tables.left(), tables.right(), key, arguments.type().keyword());
    }

    private String reading() {
        int cores = Runtime.getRuntime().availableProcessors();
        return "This machine has " + cores + (cores == 1 ? " core" : " cores")
                + ": wall, CPU, shuffle and task times are measured on it. Times on other\n"
                + "numbers of slots are simulated: the tasks measured here, laid on those slots stage after stage;\n"
                + "network and memory are left out. Plans and decisions are those for "
                + ClusterShape.ofSlots(arguments.slots())
                + ". Adaptive\nexecution is on with Spark's defaults: it splits a skewed partition only above 256 MiB.";
    }
}
