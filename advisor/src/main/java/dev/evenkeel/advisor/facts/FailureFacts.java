package dev.evenkeel.advisor.facts;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Task attempts that ended badly for one and the same reason.
 *
 * <p>Example: twelve attempts of stages 4 and 5 with {@code java.lang.OutOfMemoryError}, "Java heap space".
 *
 * @param kind what Spark makes of it
 * @param type the class of the error; for other kinds Spark's own word for it
 * @param message the first line of the first such message, cut to 200 characters; it may quote data
 * @param attempts how many attempts ended so
 * @param lost the slot time that they took
 * @param stages numbers of the stages, the first 20 of them
 * @param executors ids of the executors, the first 20 of them
 */
public record FailureFacts(
        Kind kind,
        String type,
        String message,
        long attempts,
        Duration lost,
        List<Integer> stages,
        List<String> executors) {
    /** What Spark makes of an attempt that ended badly. */
    public enum Kind {
        /** Its code threw an error. */
        ERROR,
        /** A block of a shuffle could not be fetched. */
        FETCH_FAILED,
        /** Its executor went. */
        EXECUTOR_LOST,
        /** It had succeeded, but its output went with its executor. */
        RESUBMITTED,
        /** Spark killed it, such as the slower of two copies. */
        KILLED,
        /** Another attempt had committed its output. */
        COMMIT_DENIED,
        /** Anything else. */
        OTHER
    }

    /** Copies the lists. */
    public FailureFacts {
        stages = List.copyOf(stages);
        executors = List.copyOf(executors);
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("kind", kind.name());
        members.put("type", type);
        members.put("message", message);
        members.put("attempts", attempts);
        members.put("lostMillis", lost.toMillis());
        members.put("stages", stages);
        members.put("executors", executors);
        return members;
    }
}
