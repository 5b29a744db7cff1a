package dev.evenkeel.joins;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * The query that a file of 8.6 MB ends, as Spark plans it or through {@code SmartJoin}; joins of parts of that file as
 * they are decided; or broadcasts of growing tables as long as they are judged to be safe. Prints the answer, or what
 * Spark says when it gives up.
 */
final class BroadcastHeadline {
    private static final String[] KEYS = {"k * 7919", "concat('customer-', k)"};

    private BroadcastHeadline() {}

    /** Takes what to run, {@code plain}, {@code smart}, {@code grid} or {@code safe}, and where the file is. */
    public static void main(String[] arguments) {
        SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", "8")
                .config("spark.local.dir", arguments[1] + "-local")
                .getOrCreate();
        try {
            switch (arguments[0]) {
                case "plain" -> answer(orders(spark).join(texts(spark, arguments[1]), "k"));
                case "smart" -> answer(smart(orders(spark), texts(spark, arguments[1])));
                case "grid" -> joinAsDecided(spark, arguments[1]);
                default -> broadcastWhatIsSafe(spark);
            }
        } catch (Throwable failure) { // also what is no exception: this is a report on a JVM out of memory
            System.out.println("FAILED " + failure);
        }
        Runtime.getRuntime().halt(0);
    }

    private static Dataset<Row> texts(SparkSession spark, String file) {
        return spark.read().parquet(file);
    }

    private static Dataset<Row> orders(SparkSession spark) {
        return spark.range(0, 6_000_000, 1, 4).filter("id % 60 = 0").selectExpr("id % 2100000 as k", "id as order_id");
    }

    private static Dataset<Row> smart(Dataset<Row> orders, Dataset<Row> texts) {
        JoinPlan plan = SmartJoin.plan(orders, texts, "k");
        System.out.println(plan.explain());
        System.out.println(
                BroadcastDecider.report(orders, texts, JoinSpec.on("k")).explain());
        return plan.execute();
    }

    private static void answer(Dataset<Row> joined) {
        Row answer = joined.agg(functions.count("*"), functions.max("text")).head();
        System.out.println(
                "ANSWER " + answer.getLong(0) + " " + answer.getString(1).substring(0, 3));
    }

    /** Left joins, so that it is the texts that may be built; first the largest of them by a hint. */
    private static void joinAsDecided(SparkSession spark, String file) {
        try {
            answer(orders(spark).join(functions.broadcast(texts(spark, file)), new String[] {"k"}, "left"));
        } catch (Throwable failure) { // what the decisions are there to prevent
            System.out.println("BY HINT " + failure.getMessage());
        }
        JoinSpec left = JoinSpec.on("k").left();
        for (int every : new int[] {70, 7, 1}) {
            Dataset<Row> parts = texts(spark, file).filter("k % " + every + " = 0");
            Dataset<Row> byNumber = orders(spark).selectExpr(KEYS[0] + " as k", "order_id");
            Dataset<Row> numbered = parts.selectExpr(KEYS[0] + " as k", "text");
            BroadcastReport report = BroadcastDecider.report(byNumber, numbered, left);
            String hint = report.decision().chosen().fold(broadcast -> "broadcast", neither -> "merge");
            long found = textsFound(byNumber.join(numbered.hint(hint), new String[] {"k"}, "left"));
            System.out.println("DECIDED " + every + " " + report.verdict(Side.RIGHT) + " " + hint + " " + found);
            Dataset<Row> byText = orders(spark).selectExpr(KEYS[1] + " as k", "order_id");
            Dataset<Row> named = parts.selectExpr(KEYS[1] + " as k", "text");
            System.out.println("JOINED " + every + " " + textsFound(SmartJoin.join(byText, named, left)));
        }
    }

    /** {@return how many of the orders have a text} */
    private static long textsFound(Dataset<Row> joined) {
        return joined.agg(functions.count("text")).head().getLong(0);
    }

    private static void broadcastWhatIsSafe(SparkSession spark) {
        for (String key : KEYS) {
            for (long rows = 10_000; ; rows += rows / 3) {
                Dataset<Row> build = spark.range(0, rows, 1, 4)
                        .toDF("k")
                        .selectExpr(key + " as k", "repeat(cast(k % 10 as string), 200) as text");
                Dataset<Row> probe = build.select("k");
                BroadcastReport report =
                        BroadcastDecider.report(probe, build, JoinSpec.on("k").left());
                if (report.verdict(Side.RIGHT) != BroadcastVerdict.SAFE) {
                    System.out.println("STOPPED at " + rows + ": "
                            + report.bindingLimit(Side.RIGHT).sentence());
                    break;
                }
                System.out.println(
                        "SAFE " + report.size(Side.RIGHT).orElseThrow().held());
                answer(probe.join(functions.broadcast(build), "k"));
            }
        }
    }
}
