package dev.evenkeel.core.partition;

import dev.evenkeel.core.explain.JsonLayout;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.Ratio;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The tasks that Spark will make of a table's files, what the filters leave of them, and settings that would do better. */
public final class ReadSizing extends PartitionSizing {
    /** A file below this part of what a task may read is small: a task would have to open 8 of them and more. */
    private static final int SMALL = 8;

    /** By this factor the tasks must differ for another setting to be suggested. */
    private static final double WORTH = 1.25;

    private static final int SHOWN = 8;

    private final ReadFacts facts;
    private final SplitPlan plan;
    private final int wanted;
    private final SplitSettings better;
    private final SplitPlan betterPlan;

    ReadSizing(ReadFacts facts) {
        this.facts = facts;
        this.plan = SplitPlan.of(facts.files(), facts.settings());
        this.wanted = PartitionChooser.choose(facts.memory()).chosen();
        this.better = better(facts, wanted);
        this.betterPlan = SplitPlan.of(facts.files(), better);
    }

    /** Bytes a task that make the wanted number of tasks, and that number as the least, so that no fewer bytes are taken. */
    private static SplitSettings better(ReadFacts facts, int wanted) {
        long each = Math.max(PartitionChooser.SMALLEST.bytes(), (facts.bytesWithOpening() + wanted - 1) / wanted);
        boolean isCutFiner = facts.bytesWithOpening()
                        / facts.settings()
                                .minPartitions()
                                .orElse(facts.settings().parallelism())
                < each;
        return facts.settings()
                .with(
                        each,
                        isCutFiner ? OptionalInt.of(wanted) : facts.settings().minPartitions());
    }

    /** {@return what the tasks were told from} */
    public ReadFacts facts() {
        return facts;
    }

    /** {@return how many tasks Spark will make with the session's settings} */
    @Override
    public int partitions() {
        return plan.tasks().size();
    }

    /** {@return the bytes of the largest of them} */
    public ByteSize largestTask() {
        return new ByteSize(plan.largest());
    }

    /** {@return how many of them have no row group to read, since a row group cannot be cut} */
    public long idleTasks() {
        return plan.withoutRowGroup();
    }

    /** {@return tasks under the suggested settings} */
    public int suggestedPartitions() {
        return settings().isEmpty() ? partitions() : betterPlan.tasks().size();
    }

    /** {@return settings that bring the tasks to the target; none where they are near it, or would not come nearer} */
    @Override
    public List<String> settings() {
        if (facts.files().isEmpty() || ratio(plan) < WORTH || ratio(betterPlan) >= ratio(plan)) return List.of();
        List<String> settings = new ArrayList<>();
        settings.add("spark.sql.files.maxPartitionBytes=" + better.maxPartitionBytes());
        if (!better.minPartitions().equals(facts.settings().minPartitions())) {
            settings.add("spark.sql.files.minPartitionNum=" + wanted);
        }
        return settings;
    }

    /** By what factor the tasks that have something to read miss the wanted number. */
    private double ratio(SplitPlan other) {
        double tasks = Math.max(1, other.tasks().size() - other.withoutRowGroup());
        return Math.max(tasks / wanted, wanted / tasks);
    }

    /** {@return a column by which a filter would leave at most half of what the present filters can, the best one} */
    public Optional<String> betterColumn() {
        List<PruningFacts.ColumnPruning> columns = facts.pruning().columns();
        if (facts.pruning().rowGroups().of() < 2) return Optional.empty();
        double present = columns.stream()
                .filter(column -> column.use() == PruningFacts.Use.FILTERED)
                .mapToDouble(column -> column.share().value())
                .min()
                .orElse(1);
        return columns.stream()
                .filter(column -> column.use() == PruningFacts.Use.UNUSED
                        && column.share().value() <= present / 2)
                .findFirst()
                .map(PruningFacts.ColumnPruning::column);
    }

    @Override
    public String explain() {
        SplitSettings settings = facts.settings();
        List<String> lines = new ArrayList<>();
        lines.add(partitions() + (partitions() == 1 ? " task" : " tasks") + " to read "
                + TextLayout.count(facts.files().size()) + " " + facts.format()
                + (facts.files().size() == 1 ? " file" : " files"));
        lines.add("  size       " + new ByteSize(facts.bytes()) + sizes());
        lines.add("  opening    " + TextLayout.count(facts.files().size()) + " x " + new ByteSize(settings.openCost())
                + ", together " + new ByteSize(facts.bytesWithOpening()));
        int least = settings.minPartitions().orElse(settings.parallelism());
        lines.add("  a task     min(" + new ByteSize(settings.maxPartitionBytes()) + ", max("
                + new ByteSize(settings.openCost()) + ", " + new ByteSize(facts.bytesWithOpening()) + " / " + least
                + ")) = " + new ByteSize(plan.maxSplitBytes()) + " at most, " + largestTask() + " in fact");
        PartitionFacts memory = facts.memory();
        lines.add("  in memory  "
                + (Double.isNaN(memory.bytes())
                        ? "unknown"
                        : memory.rows() + " rows x " + memory.rowBytes() + " bytes = "
                                + ByteSize.nearest(memory.bytes()))
                + ", at " + memory.target() + " a task and "
                + memory.cluster() + ": " + wanted + (wanted == 1 ? " task" : " tasks"));
        lines.addAll(pruningLines());
        warnings().forEach(warning -> lines.addAll(TextLayout.wrapped("  warning    " + warning)));
        settings().forEach(setting -> lines.add("  setting    " + setting));
        if (!settings().isEmpty()) lines.add("             for " + suggestedPartitions() + " tasks");
        return String.join("\n", lines) + "\n";
    }

    private String sizes() {
        if (facts.files().isEmpty()) return "";
        long[] sorted =
                facts.files().stream().mapToLong(FileSize::bytes).sorted().toArray();
        return ", files of " + new ByteSize(sorted[0]) + " to " + new ByteSize(sorted[sorted.length - 1])
                + ", half of them up to " + new ByteSize(sorted[(sorted.length - 1) / 2]);
    }

    private List<String> pruningLines() {
        PruningFacts pruning = facts.pruning();
        List<String> lines = new ArrayList<>();
        if (pruning.filters().isEmpty()) lines.add("  filter     none that could prune");
        pruning.filters().forEach(filter -> lines.add("  filter     " + TextLayout.cell(filter, 80)));
        if (pruning.directories().of() > 1) lines.add("  partitions " + left(pruning.directories()));
        lines.add("  files      " + left(pruning.files()));
        if (facts.footers() > 0) {
            lines.add("  row groups " + left(pruning.rowGroups()) + " by minima and maxima (" + facts.footers()
                    + (facts.footers() == 1 ? " footer" : " footers") + " read), with "
                    + TextLayout.count(pruning.rows().left()) + " of "
                    + TextLayout.count(pruning.rows().of()) + " rows");
        }
        if (pruning.rowGroups().of() > 1) {
            lines.add("  a value of "
                    + String.join(
                            ", ",
                            pruning.columns().stream()
                                    .limit(SHOWN)
                                    .map(this::share)
                                    .toList()));
        }
        return lines;
    }

    private String share(PruningFacts.ColumnPruning column) {
        Ratio share = column.share();
        return column.column() + (column.use() == PruningFacts.Use.FILTERED ? " (filtered)" : "") + " is in " + share
                + " of the row groups";
    }

    private static String left(PruningFacts.Left left) {
        return TextLayout.count(left.left()) + " of " + TextLayout.count(left.of()) + " left";
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (facts.files().isEmpty()) warnings.add("there are no files to read");
        if (facts.buckets() > 0) {
            warnings.add("the table has " + facts.buckets()
                    + " buckets; where Spark makes use of them, there is a task for each instead");
        }
        long small = facts.files().stream()
                .filter(file -> file.bytes() * SMALL < plan.maxSplitBytes())
                .count();
        if (small > 2L * partitions()) {
            warnings.add(TextLayout.count(small) + " of "
                    + TextLayout.count(facts.files().size())
                    + " files are small, below an eighth of a task; opening them counts as "
                    + new ByteSize(small * facts.settings().openCost())
                    + " more to read. Write fewer: PartitionSizer.forWrite, or compact the table");
        }
        Map<String, Integer> whole = new TreeMap<>();
        facts.files().stream()
                .filter(file -> !file.isSplittable() && file.bytes() > plan.maxSplitBytes())
                .forEach(file -> whole.merge(file.wholeBecause(), 1, Integer::sum));
        whole.forEach(
                (why, count) -> warnings.add(
                        count + (count == 1 ? " file" : " files") + " larger than a task cannot be cut (" + why
                                + "), so that one task reads each whole; use a format or codec that can be, such as Parquet, or .bz2 for text"));
        if (idleTasks() > 0) {
            warnings.add(idleTasks() + " of " + partitions()
                    + " tasks find no row group to read, since a row group cannot be cut; write smaller ones (parquet.block.size)"
                    + " or take larger tasks");
        }
        betterColumn()
                .ifPresent(column -> warnings.add("a filter on " + column
                        + " would prune better than the present ones, as the files are in its order; or write them in the order of"
                        + " what is filtered by"));
        return warnings;
    }

    @Override
    public String toJson() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("schemaVersion", 1);
        members.put("partitions", partitions());
        members.put("format", facts.format());
        members.put("files", facts.files().size());
        members.put("bytes", facts.bytes());
        members.put("maxSplitBytes", plan.maxSplitBytes());
        members.put("largestTaskBytes", plan.largest());
        members.put("idleTasks", idleTasks());
        members.put("filters", facts.pruning().filters());
        members.put("partitionsLeft", members(facts.pruning().directories()));
        members.put("filesLeft", members(facts.pruning().files()));
        members.put("rowGroupsLeft", members(facts.pruning().rowGroups()));
        members.put("rowsLeft", members(facts.pruning().rows()));
        members.put("betterColumn", betterColumn().orElse(null));
        members.put("suggestedPartitions", suggestedPartitions());
        members.put("warnings", warnings());
        members.put("settings", settings());
        return JsonLayout.write(members);
    }

    private static Map<String, Object> members(PruningFacts.Left left) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("of", left.of());
        members.put("left", left.left());
        return members;
    }

    @Override
    public String toString() {
        return "ReadSizing[partitions=" + partitions() + ", files="
                + facts.files().size() + "]";
    }
}
