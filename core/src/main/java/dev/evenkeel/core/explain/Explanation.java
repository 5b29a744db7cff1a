package dev.evenkeel.core.explain;

import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.decide.Rejected;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A decision in words and as JSON members.
 *
 * <p>Example:
 *
 * <pre>
 * Native
 *   because both sides are even: the largest task would be 1.2 times the mean, below the limit of 5.0
 *   not Broadcast[build=RIGHT]: the right side is 80.0 MiB, over the limit of 64.0 MiB
 * </pre>
 */
public final class Explanation {
    private Explanation() {}

    /** {@return the decision in lines: the choice, its reason, every rejected alternative} */
    public static List<String> lines(Decision<?> decision) {
        List<String> lines = new ArrayList<>();
        lines.add(decision.chosen().toString());
        lines.add("  because " + decision.reason().sentence());
        for (Rejected<?> rejected : decision.rejected()) {
            lines.add(
                    "  not " + rejected.alternative() + ": " + rejected.reason().sentence());
        }
        return lines;
    }

    /** {@return the decision as JSON members, keys equal to the accessor names} */
    public static Map<String, Object> members(Decision<?> decision) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("chosen", decision.chosen().toString());
        members.put("reason", members(decision.reason()));
        members.put(
                "rejected",
                decision.rejected().stream().map(Explanation::members).toList());
        return members;
    }

    private static Map<String, Object> members(Rejected<?> rejected) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("alternative", rejected.alternative().toString());
        members.put("reason", members(rejected.reason()));
        return members;
    }

    /** {@return the reason as JSON members} */
    public static Map<String, Object> members(Reason reason) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("code", reason.code());
        members.put("sentence", reason.sentence());
        return members;
    }
}
