package dev.evenkeel.advisor.planted;

import static dev.evenkeel.advisor.planted.Rows.numbers;
import static dev.evenkeel.advisor.planted.Rows.withEvenKeys;
import static dev.evenkeel.advisor.planted.Rows.workOn;
import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.Map;

/** Faults of settings: the job is the same, and healthy under Spark's own. */
final class SettingFaults {
    private SettingFaults() {}

    static List<PlantedFault> all() {
        return List.of(
                PlantedFault.of("a misspelt setting", "misspelt-setting")
                        .under(Map.of("spark.sql.shuffle.partition", "8"), SettingFaults::job),
                PlantedFault.of("a deprecated setting", "deprecated-setting")
                        .under(Map.of("spark.sql.execution.arrow.enabled", "false"), SettingFaults::job),
                PlantedFault.of("a setting without its switch", "idle-setting")
                        .under(
                                Map.of(
                                        "spark.sql.adaptive.skewJoin.enabled", "false",
                                        "spark.sql.adaptive.skewJoin.skewedPartitionFactor", "2"),
                                SettingFaults::job),
                PlantedFault.of("corrupt files passed over", "dangerous-setting")
                        .under(Map.of("spark.sql.files.ignoreCorruptFiles", "true"), SettingFaults::job),
                PlantedFault.of("two settings at odds", "contradicting-settings")
                        .under(
                                Map.of(
                                        "spark.sql.adaptive.coalescePartitions.minPartitionSize", "128m",
                                        "spark.sql.adaptive.advisoryPartitionSizeInBytes", "64m"),
                                SettingFaults::job),
                PlantedFault.of("adaptive execution switched off", "adaptive-off")
                        .under(Map.of("spark.sql.adaptive.enabled", "false"), () -> shuffled(800)));
    }

    private static void job() {
        shuffled(100);
    }

    private static void shuffled(long rows) {
        workOn(withEvenKeys(numbers(rows, 4)).repartition(8, col("key")));
    }
}
