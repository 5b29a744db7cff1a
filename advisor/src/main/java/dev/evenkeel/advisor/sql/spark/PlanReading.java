package dev.evenkeel.advisor.sql.spark;

import dev.evenkeel.advisor.sql.SqlCheck;
import dev.evenkeel.advisor.sql.SqlCost;
import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.spark.SparkLine;
import dev.evenkeel.core.unit.ByteSize;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.FileSourceScanExec;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.SimpleMode$;
import org.apache.spark.sql.execution.SparkPlan;

/** What the plan of a statement shows before anybody runs it: its cost by the planner's guesses, and plain mistakes. */
final class PlanReading {
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    /** Spark's own limit on what may be collected ({@code spark.driver.maxResultSize}). */
    private static final ByteSize COLLECTED = ByteSize.gibibytes(1);

    private PlanReading() {}

    static SqlCheck of(QueryExecution execution) {
        LogicalPlan optimized = execution.optimizedPlan();
        List<SparkPlan> steps = PlanTree.steps(execution.executedPlan());
        SqlCost cost = cost(optimized, steps);
        return new SqlCheck(
                List.of(), execution.explainString(SimpleMode$.MODULE$), cost, findings(optimized, steps, cost));
    }

    private static SqlCost cost(LogicalPlan optimized, List<SparkPlan> steps) {
        List<LogicalPlan> sources = PlanTree.leaves(optimized).stream()
                .filter(leaf -> !PlanTree.word(leaf).matches("OneRowRelation|CTERelationRef"))
                .toList();
        BigInteger read = sources.stream()
                .map(leaf -> leaf.stats().sizeInBytes().bigInteger())
                .reduce(BigInteger.ZERO, BigInteger::add);
        return new SqlCost(
                size(read),
                size(optimized.stats().sizeInBytes().bigInteger()),
                sources.size(),
                count(steps, "Exchange"),
                count(steps, "BroadcastExchange"));
    }

    private static ByteSize size(BigInteger bytes) {
        return new ByteSize(bytes.min(MOST).longValue());
    }

    private static int count(List<SparkPlan> steps, String name) {
        return (int) steps.stream().filter(step -> step.nodeName().equals(name)).count();
    }

    private static List<Reason> findings(LogicalPlan optimized, List<SparkPlan> steps, SqlCost cost) {
        List<Reason> findings = new ArrayList<>();
        for (SparkPlan step : steps) {
            String name = step.nodeName();
            if (name.equals("CartesianProduct") || name.equals("BroadcastNestedLoopJoin"))
                findings.add(Reasons.everyPair(name));
            if (name.equals("Window")
                    && PlanTree.elements(step, "partitionSpec").isEmpty())
                findings.add(Reasons.windowWithoutPartition());
            if (step instanceof FileSourceScanExec scan) readsAllPartitions(scan, findings);
        }
        if (!isBounded(optimized) && isLarge(cost.read()) && isLarge(cost.result()))
            findings.add(Reasons.largeResult(cost.result(), COLLECTED));
        return findings;
    }

    private static boolean isLarge(ByteSize size) {
        return size.compareTo(COLLECTED) > 0;
    }

    /** An aggregate and a limit give few rows, whatever the planner guesses of what is below them. */
    private static boolean isBounded(LogicalPlan plan) {
        String word = PlanTree.word(plan);
        if (word.matches("Aggregate|GlobalLimit|LocalLimit")) return true;
        return word.matches("Project|Sort|Filter")
                && isBounded(SparkLine.children(plan).get(0));
    }

    private static void readsAllPartitions(FileSourceScanExec scan, List<Reason> findings) {
        String[] columns = scan.relation().partitionSchema().fieldNames();
        if (columns.length > 0 && PlanTree.elements(scan, "partitionFilters").isEmpty())
            findings.add(Reasons.wholePartitionedTable(String.join(", ", columns)));
    }
}
