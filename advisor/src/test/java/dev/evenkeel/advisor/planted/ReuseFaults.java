package dev.evenkeel.advisor.planted;

import static dev.evenkeel.advisor.planted.Rows.drain;
import static dev.evenkeel.advisor.planted.Rows.numbers;
import static dev.evenkeel.advisor.planted.Rows.wide;
import static org.apache.spark.sql.functions.max;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Faults of what a driver asks for: the same again, too often, too much at once, or kept for nobody. */
final class ReuseFaults {
    private ReuseFaults() {}

    static List<PlantedFault> all() {
        return List.of(
                PlantedFault.of("the same aggregate three times", "repeated-work")
                        .in(ReuseFaults::threeReports, ReuseFaults::threeReportsOfKeptRows),
                PlantedFault.of("a cache that nobody reads", "unread-cache")
                        .in(ReuseFaults::keptForNobody, ReuseFaults::keptAndRead),
                PlantedFault.of("a loop of 210 counts", "many-jobs")
                        .in(
                                ReuseFaults::manyCounts,
                                () -> drain(wide(210, 4).groupBy("country").count())));
    }

    private static Dataset<Row> totals() {
        return wide(300_000, 4).groupBy("country").agg(max("text").as("last"));
    }

    private static void threeReports() {
        for (int report = 0; report < 3; report++) drain(totals().where("length(last) > " + report));
    }

    private static void threeReportsOfKeptRows() {
        Dataset<Row> kept = totals().persist();
        for (int report = 0; report < 3; report++) drain(kept.where("length(last) > " + report));
        kept.unpersist(true);
    }

    private static void keptForNobody() {
        Dataset<Row> kept = wide(50_000, 4).persist();
        kept.count();
        kept.unpersist(true);
    }

    private static void keptAndRead() {
        Dataset<Row> kept = wide(50_000, 4).persist();
        kept.count();
        kept.where("country = '7'").count();
        kept.unpersist(true);
    }

    private static void manyCounts() {
        JavaRDD<Row> rows = numbers(210, 1).toJavaRDD();
        for (int id = 0; id < 210; id++) rows.count();
    }
}
