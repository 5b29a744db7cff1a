package dev.evenkeel.advisor.planted;

import static dev.evenkeel.advisor.planted.Rows.drain;
import static dev.evenkeel.advisor.planted.Rows.place;
import static dev.evenkeel.advisor.planted.Rows.wide;
import static dev.evenkeel.advisor.planted.Rows.workOn;
import static org.apache.spark.sql.functions.col;

import dev.evenkeel.testkit.SparkFixture;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Faults of how data lies in files, and of how it is read again and again. */
final class FileFaults {
    private FileFaults() {}

    static List<PlantedFault> all() {
        return List.of(
                scanOfAllDays(),
                manySmallFiles(),
                manySmallFilesWritten(),
                csvParsedAgain(),
                gzipThatCannotBeCut(),
                fewRowGroups());
    }

    private static Dataset<Row> parquet(String place) {
        return SparkFixture.spark().read().parquet(place);
    }

    private static PlantedFault scanOfAllDays() {
        String place = place("days");
        wide(1_200_000, 4)
                .withColumn("day", col("id").mod(4))
                .repartition(4, col("day"))
                .write()
                .partitionBy("day")
                .parquet(place);
        return PlantedFault.of("a filter that spares no directory", "full-scan")
                .in(
                        () -> drain(parquet(place).where("country = '7'")),
                        () -> drain(parquet(place).where("day = 3 AND country = '7'")));
    }

    private static PlantedFault manySmallFiles() {
        String many = place("many");
        String few = place("few");
        wide(30_000, 300).write().parquet(many);
        wide(30_000, 2).write().parquet(few);
        return PlantedFault.of("a table of 300 small files", "small-files-read")
                .in(() -> drain(parquet(many)), () -> drain(parquet(few)));
    }

    private static PlantedFault manySmallFilesWritten() {
        Dataset<Row> rows = wide(3_000, 4).withColumn("day", col("id").mod(30));
        return PlantedFault.of("a write of 120 small files", "small-files-written")
                .in(
                        () -> rows.write().partitionBy("day").parquet(place("days-by-task")),
                        () -> rows.repartition(4, col("day"))
                                .write()
                                .partitionBy("day")
                                .parquet(place("days-by-day")));
    }

    private static PlantedFault csvParsedAgain() {
        String csv = place("csv");
        String columns = place("columns");
        wide(200_000, 4).write().csv(csv);
        wide(200_000, 4).write().parquet(columns);
        return PlantedFault.of("CSV parsed four times", "row-format")
                .in(
                        () -> fourTimes(SparkFixture.spark()
                                .read()
                                .schema("id LONG, text STRING, country STRING")
                                .csv(csv)),
                        () -> fourTimes(parquet(columns)));
    }

    private static void fourTimes(Dataset<Row> rows) {
        for (int time = 0; time < 4; time++) drain(rows.where("length(text) > " + time));
    }

    private static PlantedFault gzipThatCannotBeCut() {
        String packed = place("packed");
        String plain = place("plain");
        wide(1_500, 1).write().option("compression", "gzip").csv(packed);
        wide(1_500, 1).write().csv(plain);
        return PlantedFault.of("a gzip file that cannot be cut", "unsplittable-files")
                .in(
                        Map.of("spark.sql.files.maxPartitionBytes", "16k", "spark.sql.files.openCostInBytes", "1k"),
                        () -> workOn(SparkFixture.spark().read().csv(packed)),
                        () -> workOn(SparkFixture.spark().read().csv(plain)));
    }

    private static PlantedFault fewRowGroups() {
        String one = place("one-group");
        String more = place("more-groups");
        wide(1_500, 1).write().parquet(one);
        wide(1_500, 8).write().parquet(more);
        return PlantedFault.of("one row group in many splits", "empty-splits")
                .in(
                        Map.of("spark.sql.files.maxPartitionBytes", "16k", "spark.sql.files.openCostInBytes", "1k"),
                        () -> workOn(parquet(one)),
                        () -> workOn(parquet(more)));
    }
}
