package dev.evenkeel.core.partition;

import dev.evenkeel.core.explain.JsonLayout;
import dev.evenkeel.core.unit.ByteSize;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The tasks that Spark will make of a table's files, what the filters leave of them, and settings that would do better.
 */
public final class ReadSizing extends PartitionSizing {
    /** By this factor the tasks must differ for another setting to be suggested. */
    private static final double WORTH = 1.25;

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

    /**
     * Bytes a task that make the wanted number of tasks, and that number as the least, so that no fewer bytes are
     * taken.
     */
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

    /** {@return the tasks under the session's settings} */
    SplitPlan plan() {
        return plan;
    }

    /** {@return how many tasks the rows in memory ask for} */
    int wanted() {
        return wanted;
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
        return new ReadText(this).explain();
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
        members.put("warnings", new ReadText(this).warnings());
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
