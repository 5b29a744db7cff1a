package dev.evenkeel.advisor.spark;

import dev.evenkeel.advisor.ledger.PlanText;
import dev.evenkeel.advisor.ledger.QueryStart;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.execution.SparkPlanInfo;
import org.apache.spark.sql.execution.metric.SQLMetricInfo;
import org.apache.spark.sql.execution.ui.SparkListenerDriverAccumUpdates;
import org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionStart;
import scala.Tuple2;

/** What Spark said of a query and its plan, in the ledger's words. */
final class QueryReading {
    private QueryReading() {}

    static QueryStart start(SparkListenerSQLExecutionStart event) {
        return new QueryStart(
                event.executionId(),
                event.time(),
                event.description(),
                event.details(),
                plan(event.sparkPlanInfo()),
                ScalaLists.texts(event, "modifiedConfigs"));
    }

    static PlanText plan(SparkPlanInfo step) {
        List<PlanText.Metric> metrics = ScalaLists.list(step, "metrics", SQLMetricInfo.class).stream()
                .map(metric -> new PlanText.Metric(metric.name(), metric.accumulatorId(), metric.metricType()))
                .toList();
        List<PlanText> inputs = ScalaLists.list(step, "children", SparkPlanInfo.class).stream()
                .map(QueryReading::plan)
                .toList();
        return new PlanText(step.nodeName(), step.simpleString(), ScalaLists.texts(step, "metadata"), metrics, inputs);
    }

    static Map<Long, Long> sums(SparkListenerDriverAccumUpdates event) {
        Map<Long, Long> sums = new HashMap<>();
        for (Tuple2<?, ?> pair : ScalaLists.list(event, "accumUpdates", Tuple2.class)) {
            sums.put(((Number) pair._1()).longValue(), ((Number) pair._2()).longValue());
        }
        return sums;
    }
}
