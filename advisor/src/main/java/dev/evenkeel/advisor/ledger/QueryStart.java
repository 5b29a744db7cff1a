package dev.evenkeel.advisor.ledger;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The start of a query's execution.
 *
 * @param id Spark's number of the execution
 * @param millis when, in milliseconds since 1970
 * @param description what the caller said of it, or the line of code
 * @param codeSite the lines of code that led to it
 * @param plan the plan it starts with
 * @param settings what its session set; null where that was not told
 */
public record QueryStart(
        long id,
        long millis,
        String description,
        String codeSite,
        PlanText plan,
        @Nullable Map<String, String> settings) {}
