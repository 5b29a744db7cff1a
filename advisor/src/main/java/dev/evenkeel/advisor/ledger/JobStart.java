package dev.evenkeel.advisor.ledger;

import java.util.List;
import java.util.Map;

/**
 * The submission of a job.
 *
 * @param id Spark's number of the job
 * @param millis when, in milliseconds since 1970
 * @param stages its stages
 * @param name the line of code it was made for; empty where unknown
 * @param properties what the caller's thread had set
 */
public record JobStart(int id, long millis, List<Integer> stages, String name, Map<String, String> properties) {}
