package dev.evenkeel.advisor.ledger;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a job or a stage carries of the thread that asked for it. */
public final class Property {
    /** What the caller said of the job. */
    public static final String DESCRIPTION = "spark.job.description";

    /** The caller's group of jobs. */
    public static final String GROUP = "spark.jobGroup.id";

    /** The pool of the fair scheduler. */
    public static final String POOL = "spark.scheduler.pool";

    /** The number of the query's execution. */
    public static final String QUERY = "spark.sql.execution.id";

    static final Set<String> OF_STAGES = Set.of(DESCRIPTION, POOL, QUERY);

    private Property() {}

    /** {@return true for what is of use here: those above, and what the session set for queries} */
    public static boolean isOfUse(String key) {
        return key.startsWith("spark.sql.") || key.equals(DESCRIPTION) || key.equals(GROUP) || key.equals(POOL);
    }

    static @Nullable Long query(Map<String, String> properties) {
        String text = properties.get(QUERY);
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
