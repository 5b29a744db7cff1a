package dev.evenkeel.benchmarks.scenario;

import dev.evenkeel.benchmarks.data.UserFile;
import dev.evenkeel.benchmarks.way.JoinCase;
import dev.evenkeel.joins.JoinType;
import java.util.List;

/**
 * A pair of tables of the user's own, to be joined by every way.
 *
 * @param left the left file
 * @param right the right file
 * @param key the columns that both have and are equal
 * @param type which rows come out
 */
public record OwnPair(UserFile left, UserFile right, List<String> key, JoinType type) {
    /** Keeps a copy of the list. */
    public OwnPair {
        key = List.copyOf(key);
    }

    /** {@return the scenario, named after the files} */
    public Scenario scenario() {
        String name = left.path().getFileName() + "-" + right.path().getFileName();
        return JoinScenario.ofAllWays(
                "own/" + name,
                left.path() + " with " + right.path() + " on " + String.join(", ", key) + ", " + type.keyword(),
                (session, room) -> new JoinCase(left.read(session), right.read(session), key, type));
    }
}
