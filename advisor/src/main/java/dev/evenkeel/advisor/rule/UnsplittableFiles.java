package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.facts.Operator.Scan;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.advisor.whatif.Change;
import dev.evenkeel.core.unit.ByteSize;
import java.util.Comparator;
import java.util.Optional;

/**
 * Text files that Spark cannot cut, as gzip ones or those with lines across line ends, so that a task reads a whole
 * file.
 *
 * <p>Example: 4 files {@code .csv.gz} of 3 GiB on 64 slots: 4 tasks unpack for 6 minutes.
 *
 * <p>A split is never larger than {@code spark.sql.files.maxPartitionBytes} (128 MiB by default), so that a task which
 * read more than twice that from text files read a file that cannot be cut. Saving: even tasks of 128 MiB. Fires where
 * that reaches the gate. Silent on columnar files, whose row groups may be larger than a split, and on small files.
 */
final class UnsplittableFiles implements StepRule<Scan> {
    private static final double LEAST_FACTOR = 2;

    @Override
    public String id() {
        return "unsplittable-files";
    }

    @Override
    public Class<Scan> judged() {
        return Scan.class;
    }

    @Override
    public Optional<Finding> judge(Step<Scan> step, Case run) {
        if (!RowFormat.isRows(step.operator())) return Optional.empty();
        ByteSize split =
                step.settings(run.run()).size(Knobs.FILE_SPLIT, new ByteSize(1)).orElse(Load.A_TASK);
        double limit = run.threshold(this, "factor", LEAST_FACTOR) * split.bytes();
        return step.stages(run.run()).stream()
                .max(Comparator.comparingLong(UnsplittableFiles::largest))
                .filter(stage -> largest(stage) > limit)
                .flatMap(stage -> judge(step, stage, limit, run));
    }

    private static long largest(StageFacts stage) {
        return stage.spreads().of(TaskFigure.INPUT_BYTES).largest();
    }

    private Optional<Finding> judge(Step<Scan> step, StageFacts stage, double limit, Case run) {
        ByteSize largest = new ByteSize(largest(stage));
        Saving saving = run.whatIf()
                .saving(new Change.Split(
                        stage, TooFewTasks.wanted(stage, run.run().slots())));
        if (!run.isWorth(saving)) return Optional.empty();
        return Optional.of(Finding.of(id(), Case.at(stage))
                .because("one task read " + largest + " of " + step.operator().format()
                        + " files: they cannot be cut, as gzip files cannot")
                .costing(saving)
                .showing(
                        Evidence.of("largest input of a task", largest).against(limit),
                        Evidence.count("tasks", stage.tasks()),
                        Evidence.count("slots", run.run().slots()))
                .rulingOut("skewed data: rows were not dealt out by a key, each task has a file")
                .advising(Advice.layout(
                        "write them as Parquet, or in files of about 128 MiB each; read JSON and CSV without multiLine where "
                                + "a row is a line",
                        "spark.read().csv(path).repartition("
                                + TooFewTasks.wanted(stage, run.run().slots()) + ").write().parquet(cut)",
                        "no task of the scan reads more than 128 MiB"))
                .build());
    }
}
