package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.facts.ExecutorFacts;
import java.util.regex.Pattern;

/**
 * Why an executor went, as far as Spark's words tell it.
 *
 * <p>Example: {@code Container killed by YARN for exceeding memory limits} is {@link #KILLED_FOR_MEMORY};
 * {@code Executor killed by driver.} is {@link #WANTED}.
 */
enum Departure {
    /** It stayed, or nobody said when it went. */
    NONE,
    /** It was idle, or the driver or the end of the run asked it to go. */
    WANTED,
    /** The machine was taken away: spot capacity, a scale-down, a pre-emption. */
    TAKEN,
    /** The operating system or the cluster killed it, as is done for memory: exit 137 or 143. */
    KILLED_FOR_MEMORY,
    /** For another reason, or one that the words do not tell. */
    LOST;

    private static final Pattern ASKED = words("killed by driver|idle|exited from explicit termination"
            + "|exited with code 0|requested by (the )?driver|application (finished|ended)|dynamic allocation");
    private static final Pattern MACHINE =
            words("spot|pre-?empt|decommission|reclaim|node .{0,40}(lost|unhealthy|terminated)");
    private static final Pattern MEMORY = words("memory limits|OOM-?killed|container killed|out of memory"
            + "|exit (code|status)\\W{0,3}(137|143)|exited with code (137|143)");

    static Departure of(ExecutorFacts executor) {
        if (executor.removed() == null) return NONE;
        return of(executor.reason());
    }

    static Departure of(String reason) {
        if (MACHINE.matcher(reason).find()) return TAKEN;
        if (MEMORY.matcher(reason).find()) return KILLED_FOR_MEMORY;
        return ASKED.matcher(reason).find() ? WANTED : LOST;
    }

    private static Pattern words(String either) {
        return Pattern.compile(either, Pattern.CASE_INSENSITIVE);
    }
}
