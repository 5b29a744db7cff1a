package dev.evenkeel.core.spark;

import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.core.unit.ByteSize;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Statistics;
import org.apache.spark.sql.catalyst.trees.TreePattern;
import org.apache.spark.sql.execution.columnar.InMemoryRelation;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2ScanRelation;

/**
 * What Spark's planner knows of a Dataset for free, without running a job.
 *
 * <p>The size is Spark's own estimate and is often far off (files compressed, filters ignored): good for "certainly
 * tiny" and "certainly huge", not for a decision in between.
 *
 * @param estimatedSize Spark's {@code sizeInBytes}; the largest size where it exceeds a long
 * @param rows the row count where it was counted: of a range, a filled cache, or a source that keeps it
 * @param cheapToRead projections and filters, without subqueries, over files, local data or a cache
 * @param deterministic the plan gives the same rows when it is run again
 */
public record PlanKnowledge(ByteSize estimatedSize, Estimate rows, boolean cheapToRead, boolean deterministic) {
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final Set<String> PASSING = Set.of("Project", "Filter", "SubqueryAlias", "View", "Union");
    private static final Set<String> SOURCES =
            Set.of("LocalRelation", "InMemoryRelation", "Range", "HiveTableRelation");

    /** {@return true where reading it a second time costs little, and gives the same rows} */
    public boolean mayBeReadAgain() {
        return cheapToRead && deterministic;
    }

    /** {@return what is known of the Dataset} */
    public static PlanKnowledge of(Dataset<?> data) {
        LogicalPlan plan = data.queryExecution().optimizedPlan();
        Statistics statistics = plan.stats();
        BigInteger size = statistics.sizeInBytes().bigInteger();
        return new PlanKnowledge(
                new ByteSize(size.min(LARGEST).longValue()),
                rows(plan, statistics),
                isCheap(plan),
                plan.deterministic());
    }

    /**
     * Above a leaf the planner guesses: {@code limit(1000)} has 1,000 rows to it, however few there are. Of a cache it
     * remembers the guess that it made before the cache was filled, so it is asked anew.
     */
    private static Estimate rows(LogicalPlan plan, Statistics statistics) {
        if (plan instanceof InMemoryRelation cache) {
            return cache.cacheBuilder().isCachedColumnBuffersLoaded()
                    ? exactRows(cache.computeStats())
                    : new Estimate.Unknown();
        }
        boolean isCounted = plan.nodeName().equals("Range") || plan instanceof DataSourceV2ScanRelation;
        return isCounted ? exactRows(statistics) : new Estimate.Unknown();
    }

    private static Estimate exactRows(Statistics statistics) {
        return statistics.rowCount().isEmpty()
                ? new Estimate.Unknown()
                : new Estimate.Exact(statistics.rowCount().get().doubleValue());
    }

    private static boolean isCheap(LogicalPlan plan) {
        if (plan.containsPattern(TreePattern.PLAN_EXPRESSION())) return false;
        if (PASSING.contains(plan.nodeName()))
            return SparkLine.children(plan).stream().allMatch(PlanKnowledge::isCheap);
        if (plan instanceof LogicalRelation relation) return relation.relation() instanceof HadoopFsRelation;
        if (plan instanceof DataSourceV2ScanRelation relation) {
            return !relation.scan()
                    .getClass()
                    .getName()
                    .toLowerCase(Locale.ROOT)
                    .contains("jdbc");
        }
        return SOURCES.contains(plan.nodeName());
    }
}
