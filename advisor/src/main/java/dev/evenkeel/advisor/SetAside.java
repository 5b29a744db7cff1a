package dev.evenkeel.advisor;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A finding that is not among the report's findings, since another one at the same place comes first and would be
 * contradicted or repeated by it.
 *
 * <p>Example: "few partitions" of a stage that has a hot key, since more partitions do not part one key.
 *
 * @param finding what would have been said
 * @param behind the finding it stands behind
 */
public record SetAside(Finding finding, Finding behind) {
    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", finding.id());
        members.put("where", finding.where().members());
        members.put("behind", behind.id());
        return members;
    }

    @Override
    public String toString() {
        return finding.id() + " in " + finding.where() + " is set aside: see " + behind.id() + " first";
    }
}
