package dev.evenkeel.advisor.guard;

import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.explain.Explanation;
import dev.evenkeel.core.explain.TextLayout;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that a model said and that is not used, and why.
 *
 * <p>Example: {@code spark.sql.ansi.enabled=false} is refused for {@code setting-forbidden}. What the model said is cut
 * to a line without control characters, so that it can be shown; it is quoted and never followed.
 *
 * @param what what was said, in short
 * @param reason why it is not used
 */
public record Refusal(String what, Reason reason) {
    private static final int WIDTH = 80;

    /** Cuts what was said to a line. */
    public Refusal {
        what = TextLayout.cell(what, WIDTH);
    }

    /** {@return the refusal as JSON members} */
    public Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("what", what);
        members.put("reason", Explanation.members(reason));
        return members;
    }

    @Override
    public String toString() {
        return what + ": " + reason.sentence();
    }
}
