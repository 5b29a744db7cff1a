package dev.evenkeel.core.partition;

import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.unit.ByteSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a {@link ReadSizing} says of itself, line by line. */
final class ReadText {
    /** A file below this part of what a task may read is small: a task would have to open 8 of them and more. */
    private static final int SMALL = 8;

    private static final int SHOWN = 8;
    private static final int FILTER_WIDTH = 80;

    private final ReadSizing sizing;
    private final ReadFacts facts;

    ReadText(ReadSizing sizing) {
        this.sizing = sizing;
        this.facts = sizing.facts();
    }

    String explain() {
        List<String> lines = new ArrayList<>();
        int tasks = sizing.partitions();
        lines.add(number(tasks, " task") + " to read " + number(facts.files().size(), " " + facts.format() + " file"));
        lines.add("  size       " + new ByteSize(facts.bytes()) + sizes());
        lines.add("  opening    " + TextLayout.count(facts.files().size()) + " x "
                + new ByteSize(facts.settings().openCost()) + ", together " + new ByteSize(facts.bytesWithOpening()));
        lines.add("  a task     " + rule());
        lines.add("  in memory  " + memory());
        lines.addAll(pruning());
        warnings().forEach(warning -> lines.addAll(TextLayout.wrapped("  warning    " + warning)));
        sizing.settings().forEach(setting -> lines.add("  setting    " + setting));
        if (!sizing.settings().isEmpty()) {
            lines.add("             for " + number(sizing.suggestedPartitions(), " task"));
        }
        return String.join("\n", lines) + "\n";
    }

    private String sizes() {
        if (facts.files().isEmpty()) return "";
        long[] sorted =
                facts.files().stream().mapToLong(FileSize::bytes).sorted().toArray();
        return ", files of " + new ByteSize(sorted[0]) + " to " + new ByteSize(sorted[sorted.length - 1])
                + ", half of them up to " + new ByteSize(sorted[(sorted.length - 1) / 2]);
    }

    /** Spark's rule with the numbers in it. */
    private String rule() {
        SplitSettings settings = facts.settings();
        int least = settings.minPartitions().orElse(settings.parallelism());
        return "min(" + new ByteSize(settings.maxPartitionBytes()) + ", max(" + new ByteSize(settings.openCost()) + ", "
                + new ByteSize(facts.bytesWithOpening()) + " / " + least + ")) = "
                + new ByteSize(sizing.plan().maxSplitBytes()) + " at most, " + sizing.largestTask() + " in fact";
    }

    private String memory() {
        PartitionFacts memory = facts.memory();
        String size = Double.isNaN(memory.bytes())
                ? "unknown"
                : memory.rows() + " rows x " + memory.rowBytes() + " bytes = " + ByteSize.nearest(memory.bytes());
        return size + ", at " + memory.target() + " a task and " + memory.cluster() + ": "
                + number(sizing.wanted(), " task");
    }

    private List<String> pruning() {
        PruningFacts pruning = facts.pruning();
        List<String> lines = new ArrayList<>();
        if (pruning.filters().isEmpty()) lines.add("  filter     none that could prune");
        pruning.filters().forEach(filter -> lines.add("  filter     " + TextLayout.cell(filter, FILTER_WIDTH)));
        if (pruning.directories().of() > 1) lines.add("  partitions " + left(pruning.directories()) + " left");
        lines.add("  files      " + left(pruning.files()) + " left");
        if (facts.footers() > 0) {
            lines.add("  row groups " + left(pruning.rowGroups()) + " left by minima and maxima ("
                    + number(facts.footers(), " footer") + " read), with " + left(pruning.rows()) + " rows");
        }
        if (pruning.rowGroups().of() > 1) {
            List<String> shares =
                    pruning.columns().stream().limit(SHOWN).map(ReadText::share).toList();
            lines.add("  a value of " + String.join(", ", shares));
        }
        return lines;
    }

    private static String share(PruningFacts.ColumnPruning column) {
        return column.column() + (column.use() == PruningFacts.Use.FILTERED ? " (filtered)" : "") + " is in "
                + column.share() + " of the row groups";
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (facts.files().isEmpty()) warnings.add("there are no files to read");
        if (facts.buckets() > 0) {
            warnings.add("the table has " + facts.buckets()
                    + " buckets; where Spark makes use of them, there is a task for each instead");
        }
        warnings.addAll(ofSmallFiles());
        warnings.addAll(ofWholeFiles());
        if (sizing.idleTasks() > 0) {
            warnings.add(sizing.idleTasks() + " of " + sizing.partitions()
                    + " tasks find no row group to read, since a row group cannot be cut; write smaller ones"
                    + " (parquet.block.size) or take larger tasks");
        }
        sizing.betterColumn()
                .ifPresent(column -> warnings.add("a filter on " + column
                        + " would prune better than the present ones, as the files are in its order; or"
                        + " write them in the order of what is filtered by"));
        return warnings;
    }

    private List<String> ofSmallFiles() {
        long small = facts.files().stream()
                .filter(file -> file.bytes() * SMALL < sizing.plan().maxSplitBytes())
                .count();
        if (small <= 2L * sizing.partitions()) return List.of();
        return List.of(TextLayout.count(small) + " of "
                + TextLayout.count(facts.files().size())
                + " files are small, below an eighth of a task; opening them counts as "
                + new ByteSize(small * facts.settings().openCost())
                + " more to read. Write fewer: PartitionSizer.forWrite, or compact the table");
    }

    private List<String> ofWholeFiles() {
        Map<String, Integer> whole = new TreeMap<>();
        facts.files().stream()
                .filter(file ->
                        !file.isSplittable() && file.bytes() > sizing.plan().maxSplitBytes())
                .forEach(file -> whole.merge(file.wholeBecause(), 1, Integer::sum));
        List<String> warnings = new ArrayList<>();
        whole.forEach((why, count) -> warnings.add(number(count, " file") + " larger than a task cannot be cut (" + why
                + "), so that one task reads each whole; use a format or codec that can be, such as Parquet, or .bz2"
                + " for text"));
        return warnings;
    }

    private static String left(PruningFacts.Left left) {
        return TextLayout.count(left.left()) + " of " + TextLayout.count(left.of());
    }

    private static String number(long count, String what) {
        return TextLayout.count(count) + what + (count == 1 ? "" : "s");
    }
}
