package dev.evenkeel.advisor.planted;

import java.util.List;

/**
 * Faults that a session of one machine cannot have: lost machines, killed containers, object stores, minutes of waiting,
 * more slots than there are cores. Their runs are written, not run.
 */
final class WrittenFaults {
    private static final TaskLine TEN_SECONDS = TaskLine.of(10);

    private WrittenFaults() {}

    static List<PlantedFault> all() {
        return List.of(
                PlantedFault.of("2 tasks on 8 slots", "too-few-tasks")
                        .written(
                                run().stage(TaskLine.of(60).reading(2048), 2),
                                run().stage(TaskLine.of(15).reading(512), 8)),
                PlantedFault.of("a machine taken away on spot capacity", "lost-executor")
                        .written(
                                twoStages().removed(2, "Node lost: spot instance was reclaimed"),
                                twoStages().removed(2, "Executor killed by driver.")),
                PlantedFault.of("a container killed with 137", "killed-container")
                        .written(twoStages().removed(2, "Container killed by YARN. Exit status: 137"), twoStages()),
                PlantedFault.of("shuffle files that were gone", "fetch-failure")
                        .written(
                                twoStages()
                                        .failing(
                                                TEN_SECONDS,
                                                "{'Reason':'FetchFailed','Shuffle ID':0,'Map ID':0,'Reduce ID':0,"
                                                        + "'Message':'Failed to connect to host-2'}")
                                        .firstStageAgain(TEN_SECONDS, 8),
                                twoStages()),
                PlantedFault.of("the driver works alone for 50 s", "driver-gaps")
                        .written(
                                run().stage(TEN_SECONDS, 16).pause(50).stage(TEN_SECONDS, 24),
                                run().stage(TEN_SECONDS, 16).pause(1).stage(TEN_SECONDS, 24)),
                PlantedFault.of("a third of the time in garbage collection", "garbage-collection")
                        .written(
                                run().stage(TEN_SECONDS.with("JVM GC Time", 3_500), 32),
                                run().stage(TEN_SECONDS.with("JVM GC Time", 200), 32)),
                PlantedFault.of("rows that do not fit in memory", "spill")
                        .written(
                                run().stage(
                                                TEN_SECONDS
                                                        .withMebibytes("Memory Bytes Spilled", 600)
                                                        .withMebibytes("Disk Bytes Spilled", 150),
                                                32),
                                run().stage(TEN_SECONDS, 32)),
                PlantedFault.of("600 MiB collected by the driver", "big-result")
                        .written(
                                run().stage(TEN_SECONDS.withMebibytes("Result Size", 600 / 24), 24),
                                run().stage(TEN_SECONDS.with("Result Size", 4_000), 24)),
                PlantedFault.of("renames on an object store", "output-committer")
                        .written(written("s3a://sales/out"), written("hdfs://sales/out")),
                PlantedFault.of("a table through one connection", "single-connection-jdbc")
                        .written(
                                jdbc().stage(TaskLine.of(80), 1).queryEnds(),
                                jdbc().stage(TEN_SECONDS, 8).queryEnds()));
    }

    private static EventLines run() {
        return EventLines.on(2, 4);
    }

    private static EventLines twoStages() {
        return run().stage(TEN_SECONDS, 16).stage(TEN_SECONDS, 16);
    }

    private static EventLines written(String place) {
        String command = "Execute InsertIntoHadoopFsRelationCommand";
        return run().query(command, command + " " + place + ", false, Parquet, [], Append, [id]")
                .stage(TEN_SECONDS, 16)
                .pause(30)
                .queryEnds();
    }

    private static EventLines jdbc() {
        String scan = "Scan JDBCRelation(sales) [numPartitions=1]";
        return run().query(scan, scan + " [id#1L] PushedFilters: [], ReadSchema: struct<id:bigint>");
    }
}
