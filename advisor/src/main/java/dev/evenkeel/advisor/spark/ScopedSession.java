package dev.evenkeel.advisor.spark;

import dev.evenkeel.advisor.AdvisorErrors;
import dev.evenkeel.core.error.Errors;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import org.apache.spark.sql.RuntimeConfig;
import org.apache.spark.sql.SparkSession;

/**
 * A session of ours that begins as the caller's is, views and functions included, and has a few settings of its own.
 *
 * <p>Example: {@code ScopedSession.of(spark, Map.of("spark.sql.shuffle.partitions", "8"))} plans with 8 partitions, and
 * {@code spark} goes on as before. Both run on the same executors and see the same tables and caches.
 *
 * <p>The one place where settings are set: nobody else holds the session yet.
 */
public final class ScopedSession {
    private ScopedSession() {}

    /** {@return a new session with these settings over those that the caller's has now} */
    public static SparkSession of(SparkSession caller, Map<String, String> settings) {
        requireClassic(caller);
        SparkSession own = copy(caller);
        RuntimeConfig conf = own.conf();
        settings.forEach(conf::set);
        return own;
    }

    /** Refuses a session of Spark Connect, whose plans and sessions are on the server. */
    public static void requireClassic(SparkSession spark) {
        if (spark.getClass().getName().startsWith("org.apache.spark.sql.connect.")) throw AdvisorErrors.notClassic();
    }

    /** Spark's own copy, which only its Java face shows: {@code newSession()} would leave views and settings behind. */
    private static SparkSession copy(SparkSession caller) {
        try {
            Method copying = caller.getClass().getMethod("cloneSession");
            return (SparkSession) copying.invoke(caller);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("Spark could not copy its session", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw Errors.unsupportedSpark("copy a session", org.apache.spark.package$.MODULE$.SPARK_VERSION(), e);
        }
    }
}
