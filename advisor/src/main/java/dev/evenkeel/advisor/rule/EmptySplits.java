package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.stats.Spread;
import java.util.Optional;

/**
 * A scan whose files were cut into more splits than they have row groups, so that most tasks read nothing.
 *
 * <p>Example: of 30 tasks 24 read no row and 4 read 60 MB each: the rows lie in few row groups, and each is read by the
 * one task that has its middle.
 *
 * <p>The gate is that of {@code uneven-stage}. Fires on stages that read files and no shuffle where at least half of
 * the tasks read no row (from a real log, where evenness would have saved 31 % of the run). Silent on shuffles, where
 * empty partitions are few keys and no row groups, and where every split has rows.
 */
final class EmptySplits implements StageRule {
    private static final double LEAST_EMPTY = 0.5;

    @Override
    public String id() {
        return "empty-splits";
    }

    @Override
    public Optional<Finding> judge(StageFacts stage, Case run) {
        Spread rows = stage.spreads().of(TaskFigure.INPUT_RECORDS);
        boolean isScan = Load.value(stage, TaskFigure.INPUT_RECORDS) > 0
                && Load.value(stage, TaskFigure.SHUFFLE_READ_BYTES) == 0;
        double empty = Load.part(rows.zeros(), rows.count());
        double leastEmpty = run.threshold(this, "share", LEAST_EMPTY);
        if (!isScan || empty < leastEmpty) return Optional.empty();
        return Uneven.of(stage, run)
                .map(uneven -> uneven.draft(id(), run)
                        .because(TextLayout.count(rows.zeros()) + " of " + TextLayout.count(rows.count())
                                + " tasks read no row: the files have fewer row groups than splits, and one task reads a whole"
                                + " row group")
                        .showing(Evidence.share("tasks without a row", empty).against(leastEmpty))
                        .rulingOut("skewed keys: the stage reads files, and no shuffle dealt out its rows by key")
                        .rulingOut(
                                "too large splits: a smaller spark.sql.files.maxPartitionBytes makes more empty ones")
                        .advising(Advice.layout(
                                "write the files with smaller row groups, or more of them",
                                "data.write().option(\"parquet.block.size\", 32 * 1024 * 1024).parquet(path)",
                                "every task of the scan reads rows, and none of them far more than the others"))
                        .advising(Advice.code(
                                "where the files cannot be written anew, deal out the rows after the scan",
                                "spark.read().parquet(path).repartition("
                                        + 3 * Math.max(1, run.run().slots()) + ")",
                                "the stage after the scan has even tasks"))
                        .build());
    }
}
