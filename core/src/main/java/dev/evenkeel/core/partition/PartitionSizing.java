package dev.evenkeel.core.partition;

import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.explain.Explanation;
import dev.evenkeel.core.explain.JsonLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;

/**
 * A chosen number of partitions and how it came about.
 *
 * <p>Example of {@link #explain()}:
 *
 * <pre>
 * 128 partitions
 *   rows       41,943,040
 *   row        256 bytes
 *   target     128.0 MiB a partition
 *   cluster    64 slots
 *   because 10.0 GiB / 128.0 MiB = 80, rounded up to 2 whole waves of 64 slots
 *   not 80: leaves 48 slots idle in the last wave
 * </pre>
 */
public final class PartitionSizing {
    private final PartitionFacts facts;
    private final Decision<Integer> decision;

    PartitionSizing(PartitionFacts facts, Decision<Integer> decision) {
        this.facts = facts;
        this.decision = decision;
    }

    /** {@return how many partitions} */
    public int partitions() {
        return decision.chosen();
    }

    /** {@return the choice with its reason} */
    public Decision<Integer> decision() {
        return decision;
    }

    /** {@return what the choice was made from} */
    public PartitionFacts facts() {
        return facts;
    }

    /** {@return the Dataset in that many partitions; one shuffle when it is used, no job now} */
    public <T> Dataset<T> apply(Dataset<T> data) {
        return data.repartition(partitions());
    }

    /** {@return the arithmetic, line by line} */
    public String explain() {
        List<String> lines = new ArrayList<>(Explanation.lines(decision));
        lines.set(0, partitions() + (partitions() == 1 ? " partition" : " partitions"));
        lines.add(1, "  rows       " + facts.rows());
        lines.add(2, "  row        " + facts.rowBytes() + " bytes");
        lines.add(3, "  target     " + facts.target() + " a partition");
        lines.add(4, "  cluster    " + facts.cluster());
        return String.join("\n", lines) + "\n";
    }

    /** {@return the choice as one JSON object, {@code schemaVersion} first} */
    public String toJson() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("schemaVersion", 1);
        members.put("partitions", partitions());
        members.put("rows", facts.rows().orElse(Double.NaN));
        members.put("rowBytes", facts.rowBytes().orElse(Double.NaN));
        members.put("targetBytes", facts.target().bytes());
        members.put("slots", facts.cluster().slots());
        members.put("decision", Explanation.members(decision));
        return JsonLayout.write(members);
    }

    @Override
    public String toString() {
        return "PartitionSizing[partitions=" + partitions() + ", reason="
                + decision.reason().code() + "]";
    }
}
