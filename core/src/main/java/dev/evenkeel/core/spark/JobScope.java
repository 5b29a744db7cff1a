package dev.evenkeel.core.spark;

import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;

/**
 * The time in which the jobs of this thread are ours: they carry a description that begins {@code Evenkeel:}.
 *
 * <p>The caller's job group stays, so that cancelling it cancels our jobs too; the caller's description comes back
 * afterwards.
 */
public final class JobScope {
    private static final String DESCRIPTION = "spark.job.description";
    private static final String OURS = "Evenkeel: ";

    private JobScope() {}

    /** {@return what the work gives, its jobs described as {@code Evenkeel: <what>}} */
    @SuppressWarnings("NullAway") // Spark takes null to mean "none"
    public static <T> T run(SparkContext context, String what, Supplier<T> work) {
        String before = context.getLocalProperty(DESCRIPTION);
        context.setLocalProperty(DESCRIPTION, OURS + what);
        try {
            return work.get();
        } finally {
            context.setLocalProperty(DESCRIPTION, before);
        }
    }

    /** {@return true where the task belongs to a job of ours} */
    public static boolean isOurs(TaskContext task) {
        String description = task.getLocalProperty(DESCRIPTION);
        return description != null && description.startsWith(OURS);
    }
}
