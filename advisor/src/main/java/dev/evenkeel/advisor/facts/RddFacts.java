package dev.evenkeel.advisor.facts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One RDD of a stage: the step of the lineage that computed it.
 *
 * @param id Spark's number of it
 * @param name its class, or what the caller or a scan called it, such as {@code FileScanRDD}
 * @param scope the operator or the RDD's method it was made by, such as {@code Exchange} or {@code textFile}
 * @param partitions its partitions
 * @param isKept true where it was marked to be cached
 * @param parents numbers of the RDDs it was made from
 */
public record RddFacts(int id, String name, String scope, int partitions, boolean isKept, List<Integer> parents) {
    /** Copies the list. */
    public RddFacts {
        parents = List.copyOf(parents);
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", id);
        members.put("name", name);
        members.put("scope", scope);
        members.put("partitions", partitions);
        members.put("isKept", isKept);
        members.put("parents", parents);
        return members;
    }
}
