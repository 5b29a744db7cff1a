package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.facts.NodeMetric;
import dev.evenkeel.advisor.facts.Operator.Scan;
import dev.evenkeel.advisor.whatif.Change;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.unit.ByteSize;
import java.util.Optional;

/**
 * A table read from many small files, each of which is opened for little.
 *
 * <p>Example: 40,000 files of 200 KiB: opening them counts as reading 156 GiB, the 7.6 GiB in them as little beside it.
 *
 * <p>Fires where more than 100 files hold less than 3 MiB each on average (DataFlint) and the saving reaches the gate.
 * Saving: opening a file counts as reading 4 MiB, as Spark itself counts ({@code spark.sql.files.openCostInBytes});
 * files of 128 MiB would be opened instead. Silent on few files, on large ones and on cheap scans.
 */
final class SmallFilesRead implements StepRule<Scan> {
    private static final double LEAST_FILES = 100;
    private static final double MOST_BYTES = ByteSize.mebibytes(3).bytes();
    private static final double OPENING = ByteSize.mebibytes(4).bytes();

    @Override
    public String id() {
        return "small-files-read";
    }

    @Override
    public Class<Scan> judged() {
        return Scan.class;
    }

    @Override
    public Optional<Finding> judge(Step<Scan> step, Case run) {
        long files = step.node().metric(NodeMetric.FILES).orElse(0);
        ByteSize size = new ByteSize(step.node().metric(NodeMetric.FILE_BYTES).orElse(0));
        double aFile = size.bytes() / (double) Math.max(1, files);
        double leastFiles = run.threshold(this, "files", LEAST_FILES);
        double mostBytes = run.threshold(this, "bytes", MOST_BYTES);
        if (files <= leastFiles || aFile >= mostBytes) return Optional.empty();
        int wanted = Load.tasksFor(size);
        double left = (size.bytes() + wanted * OPENING) / (size.bytes() + files * OPENING);
        Saving saving = run.whatIf()
                .saving(step.stages(run.run()).stream()
                        .<Change>map(stage -> new Change.Scaled(stage, left))
                        .toList())
                .lessSure();
        if (!run.isWorth(saving)) return Optional.empty();
        return Optional.of(Finding.of(id(), step.where())
                .because(TextLayout.count(files) + " files of " + ByteSize.nearest(aFile)
                        + " on average were opened to read " + size)
                .costing(saving)
                .showing(
                        Evidence.count("files read", files).against(leastFiles),
                        Evidence.of("a file on average", ByteSize.nearest(aFile))
                                .against(mostBytes),
                        Evidence.of("read in all", size),
                        Evidence.count("files wanted", wanted),
                        Evidence.of("opening a file counts as reading", ByteSize.nearest(OPENING)))
                .rulingOut("too much data: the same bytes in " + wanted + " files are opened in no time")
                .advising(Advice.layout(
                        "write the table anew in files of about 128 MiB, and have its writer do so",
                        "spark.read().parquet(path).repartition(" + wanted + ").write().parquet(compacted)",
                        "the scan reads about " + wanted + " files"))
                .build());
    }
}
