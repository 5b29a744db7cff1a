package dev.evenkeel.advisor.spark;

import dev.evenkeel.advisor.ledger.RunLedger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.status.api.v1.ExecutorSummary;
import scala.Tuple2;

/** What a recorder that starts in the middle of an application has missed: who, under what, and on which machines. */
final class KnownSoFar {
    private KnownSoFar() {}

    static void tell(SparkSession spark, RunLedger ledger) {
        SparkContext context = spark.sparkContext();
        ledger.runsOn(context.version());
        ledger.applicationStarted(context.appName(), context.applicationId(), context.startTime());
        ledger.set(settings(spark));
        for (ExecutorSummary executor : executors(context)) {
            if (executor.totalCores() == 0) continue; // the driver of a cluster runs no task
            String host = executor.hostPort().replaceFirst(":\\d+$", "");
            ledger.executorAdded(
                    executor.id(),
                    host,
                    executor.totalCores(),
                    executor.addTime().toInstant().toEpochMilli());
            ledger.executorStores(executor.id(), executor.maxMemory());
        }
    }

    private static List<ExecutorSummary> executors(SparkContext context) {
        boolean activeAlone = true;
        return ScalaLists.list(context.statusStore(), "executorList", ExecutorSummary.class, activeAlone);
    }

    /** Those of the application, overridden by what the session set. */
    private static Map<String, String> settings(SparkSession spark) {
        Map<String, String> settings = new TreeMap<>();
        for (Tuple2<String, String> pair : spark.sparkContext().getConf().getAll()) settings.put(pair._1(), pair._2());
        settings.putAll(ScalaLists.texts(spark.conf(), "getAll"));
        return settings;
    }
}
