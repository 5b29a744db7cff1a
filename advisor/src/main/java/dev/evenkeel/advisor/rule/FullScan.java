package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.Where;
import dev.evenkeel.advisor.facts.NodeMetric;
import dev.evenkeel.advisor.facts.Operator.Scan;
import dev.evenkeel.advisor.facts.PlanNode;
import dev.evenkeel.advisor.facts.QueryFacts;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.advisor.whatif.Change;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.Ratio;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A filter that throws away most rows after all of them were read, since no directory was spared.
 *
 * <p>Example: {@code where country = 'IS'} keeps 0.3 % of the rows of a table that lies in directories by day: all days
 * are read.
 *
 * <p>Reads filters right above a scan of files without partition filters. Cost: the part of the rows thrown away, of
 * the stages that scanned. Fires where at most half of the rows stay (own: from there on a layout by that column pays)
 * and the saving reaches the gate. Silent where partition filters spare directories, where most rows stay, and without
 * a filter: who wants all rows has to read all of them.
 */
final class FullScan implements Rule {
    private static final double MOST_KEPT = 0.5;
    private static final Set<String> PASSING = Set.of("ColumnarToRow", "InputAdapter", "Project");

    @Override
    public String id() {
        return "full-scan";
    }

    @Override
    public List<Finding> judge(Case run) {
        return run.run().queries().stream()
                .flatMap(query -> query.plan().stream()
                        .flatMap(PlanNode::all)
                        .filter(node -> node.name().equals("Filter"))
                        .flatMap(filter -> judge(query, filter, run).stream()))
                .toList();
    }

    private Optional<Finding> judge(QueryFacts query, PlanNode filter, Case run) {
        PlanNode below = filter.inputs().isEmpty() ? filter : filter.inputs().get(0);
        while (PASSING.contains(below.name()) && below.inputs().size() == 1) {
            below = below.inputs().get(0);
        }
        PlanNode node = below;
        return node.as(Scan.class)
                .filter(scan ->
                        scan.partitionFilters().isEmpty() && !scan.format().equals("jdbc"))
                .flatMap(scan -> judge(query, filter, node, scan, run));
    }

    private Optional<Finding> judge(QueryFacts query, PlanNode filter, PlanNode node, Scan scan, Case run) {
        OptionalLong read = node.rowsOut();
        OptionalLong kept = filter.rowsOut();
        if (read.isEmpty() || kept.isEmpty() || read.getAsLong() == 0) return Optional.empty();
        double share = Load.part(kept.getAsLong(), read.getAsLong());
        double most = run.threshold(this, "kept", MOST_KEPT);
        List<StageFacts> stages = Step.stages(run.run(), node);
        Saving saving = run.whatIf()
                .saving(stages.stream()
                        .<Change>map(stage -> new Change.Scaled(stage, Math.max(share, keptWork(stage))))
                        .toList())
                .lessSure();
        if (share > most || !run.isWorth(saving)) return Optional.empty();
        return Optional.of(Finding.of(id(), Where.node(query.id(), node.id(), node.name()))
                .because("the filter keeps " + new Ratio(share) + " of the rows, and all of them were read: "
                        + why(scan))
                .costing(saving)
                .showing(
                        Evidence.share("rows kept", share).against(most),
                        Evidence.count("rows read", read.getAsLong()),
                        Evidence.of(
                                "files read",
                                new ByteSize(node.metric(NodeMetric.FILE_BYTES).orElse(0))))
                .rulingOut("row groups that are skipped: rows read are counted after those")
                .advising(advice(scan))
                .build());
    }

    /** Writing the kept rows on, and what else the stage does with them, stays. */
    private static double keptWork(StageFacts stage) {
        return Load.part(stage, TaskFigure.SHUFFLE_WRITE_NANOS);
    }

    private static String why(Scan scan) {
        if (scan.partitionColumns().isEmpty()) return "the table lies in no directories by a column";
        return "it lies in directories by " + String.join(", ", scan.partitionColumns())
                + ", and the filter says nothing of that";
    }

    private static Advice advice(Scan scan) {
        String check = "the scan's plan has PartitionFilters, and it reads fewer rows";
        if (scan.partitionColumns().isEmpty()) {
            return Advice.layout(
                    "lay the table out in directories, or sorted, by a column that queries filter by",
                    "data.write().partitionBy(\"day\").parquet(path)",
                    check);
        }
        String column = scan.partitionColumns().get(0);
        return Advice.code(
                "filter by " + column + " too, where the query can bound it",
                "data.filter(col(\"" + column + "\").between(from, to))",
                check);
    }
}
