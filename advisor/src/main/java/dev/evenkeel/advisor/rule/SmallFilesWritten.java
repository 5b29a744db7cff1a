package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.facts.Operator.Write;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.unit.ByteSize;
import java.util.Optional;

/**
 * A write that leaves many small files to those who read them.
 *
 * <p>Example: 200 tasks that each hold all of 365 days write 73,000 files of 120 KiB.
 *
 * <p>Fires where more than 100 files were written with less than 3 MiB each on average (DataFlint): low, since readers
 * pay for it and this run hardly does. Silent on few files, on large ones, and where the write told no files.
 */
final class SmallFilesWritten implements StepRule<Write> {
    private static final double LEAST_FILES = 100;
    private static final double MOST_BYTES = ByteSize.mebibytes(3).bytes();
    private static final String FILES = "number of written files";
    private static final String BYTES = "written output";

    @Override
    public String id() {
        return "small-files-written";
    }

    @Override
    public Class<Write> judged() {
        return Write.class;
    }

    @Override
    public Optional<Finding> judge(Step<Write> step, Case run) {
        long files = step.node().metric(FILES).orElse(0);
        ByteSize size = new ByteSize(step.node().metric(BYTES).orElse(0));
        double aFile = size.bytes() / (double) Math.max(1, files);
        double leastFiles = run.threshold(this, "files", LEAST_FILES);
        double mostBytes = run.threshold(this, "bytes", MOST_BYTES);
        if (files <= leastFiles || aFile >= mostBytes || size.bytes() == 0) return Optional.empty();
        return Optional.of(Finding.of(id(), step.where())
                .because(TextLayout.count(files) + " files of " + ByteSize.nearest(aFile)
                        + " on average were written; whoever reads them opens each")
                .atLeast(Severity.LOW)
                .showing(
                        Evidence.count("files written", files).against(leastFiles),
                        Evidence.of("a file on average", ByteSize.nearest(aFile))
                                .against(mostBytes),
                        Evidence.of("written in all", size),
                        Evidence.count("files wanted", Load.tasksFor(size)))
                .rulingOut("a split by size: spark.sql.files.maxRecordsPerFile would make more of them")
                .advising(advice(step.operator(), Load.tasksFor(size)))
                .build());
    }

    private static Advice advice(Write write, int wanted) {
        String check = "the write tells about " + wanted + " files, or a few in each directory";
        if (write.partitionColumns().isEmpty()) {
            return Advice.code(
                    "deal the rows out to as few tasks as write about 128 MiB each",
                    "data.repartition(" + wanted + ").write().parquet(path)",
                    check);
        }
        String columns = String.join("\", \"", write.partitionColumns());
        return Advice.code(
                "bring the rows of a directory to few tasks before they are written",
                "data.repartition(col(\"" + columns.replace("\", \"", "\"), col(\"") + "\")).write().partitionBy(\""
                        + columns + "\").parquet(path)",
                check);
    }
}
