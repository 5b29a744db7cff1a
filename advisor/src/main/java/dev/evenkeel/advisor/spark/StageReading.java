package dev.evenkeel.advisor.spark;

import dev.evenkeel.advisor.facts.RddFacts;
import dev.evenkeel.advisor.ledger.JobStart;
import dev.evenkeel.advisor.ledger.Property;
import dev.evenkeel.advisor.ledger.RddText;
import dev.evenkeel.advisor.ledger.StageEnd;
import dev.evenkeel.advisor.ledger.StageStart;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.spark.rdd.RDDOperationScope;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.StageInfo;
import org.apache.spark.storage.RDDInfo;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import scala.Option;

/** What Spark said of a job and of an attempt of a stage, in the ledger's words. */
final class StageReading {
    private StageReading() {}

    static JobStart start(SparkListenerJobStart job) {
        List<StageInfo> stages = ScalaLists.list(job, "stageInfos", StageInfo.class);
        return new JobStart(
                job.jobId(),
                job.time(),
                stages.stream().map(StageInfo::stageId).toList(),
                stages.stream()
                        .max(Comparator.comparingInt(StageInfo::stageId))
                        .map(StageInfo::name)
                        .orElse(""),
                properties(job.properties()));
    }

    static StageStart start(SparkListenerStageSubmitted event) {
        StageInfo stage = event.stageInfo();
        return new StageStart(
                stage.stageId(),
                stage.attemptNumber(),
                stage.name(),
                stage.details(),
                stage.numTasks(),
                ScalaLists.list(stage, "parentIds", Integer.class),
                ScalaLists.list(stage, "rddInfos", RDDInfo.class).stream()
                        .map(StageReading::rdd)
                        .toList(),
                ScalaLists.number(stage.submissionTime()),
                properties(event.properties()));
    }

    private static Map<String, String> properties(@Nullable Properties all) {
        Map<String, String> known = new HashMap<>();
        if (all == null) return known;
        for (String key : all.stringPropertyNames()) if (Property.isOfUse(key)) known.put(key, all.getProperty(key));
        return known;
    }

    private static RddText rdd(RDDInfo rdd) {
        StorageLevel level = rdd.storageLevel();
        boolean isKept = level.useDisk() || level.useMemory();
        Option<RDDOperationScope> scope = rdd.scope();
        RddFacts facts = new RddFacts(
                rdd.id(),
                rdd.name(),
                scope.isDefined() ? scope.get().name() : "",
                rdd.numPartitions(),
                isKept,
                ScalaLists.list(rdd, "parentIds", Integer.class));
        return new RddText(facts, isKept ? level.description() : "");
    }

    static StageEnd end(StageInfo stage) {
        return new StageEnd(
                stage.stageId(),
                stage.attemptNumber(),
                ScalaLists.number(stage.submissionTime()),
                ScalaLists.number(stage.completionTime()),
                ScalaLists.text(stage.failureReason()),
                sums(stage));
    }

    /** Accumulators of users can be of any type; plans have whole numbers. */
    private static Map<Long, Long> sums(StageInfo stage) {
        Map<Long, Long> sums = new HashMap<>();
        scala.collection.Iterator<AccumulableInfo> all = stage.accumulables().valuesIterator();
        while (all.hasNext()) {
            AccumulableInfo one = all.next();
            Object value = one.value().isDefined() ? one.value().get() : null;
            if (value instanceof Long || value instanceof Integer) sums.put(one.id(), ((Number) value).longValue());
        }
        return sums;
    }
}
