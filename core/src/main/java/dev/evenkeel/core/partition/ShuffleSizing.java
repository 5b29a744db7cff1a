package dev.evenkeel.core.partition;

import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.explain.Explanation;
import dev.evenkeel.core.explain.JsonLayout;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.unit.ByteSize;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The number of partitions of a shuffle; with a key, also what its largest partition will be. */
public final class ShuffleSizing extends PartitionSizing.OfDataset {
    private final PartitionFacts facts;
    private final Optional<KeyFacts> key;
    private final Decision<Integer> decision;

    ShuffleSizing(PartitionFacts facts, Optional<KeyFacts> key, Decision<Integer> decision, Placement placement) {
        super(placement);
        this.facts = facts;
        this.key = key;
        this.decision = decision;
    }

    @Override
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

    /** {@return how the rows lie on the key, where one was named} */
    public Optional<KeyFacts> key() {
        return key;
    }

    /** {@return the bytes of the largest partition: of the key's, where one was named, else of any} */
    public ByteSize largestPartition() {
        double rows = facts.rows().orElse(0);
        double largest = key.map(k -> k.largestPartition(partitions())).orElse(rows / partitions());
        return ByteSize.nearest(largest * facts.rowBytes().orElse(0));
    }

    /**
     * {@return true where one key alone is over the target, so that no number of partitions brings its task down to it}
     */
    public boolean isKeyOverTarget() {
        return heaviestKey().compareTo(facts.target()) > 0;
    }

    private ByteSize heaviestKey() {
        return ByteSize.nearest(
                key.map(KeyFacts::heaviestRows).orElse(0L) * facts.rowBytes().orElse(0));
    }

    @Override
    public List<String> settings() {
        return List.of("spark.sql.shuffle.partitions=" + partitions());
    }

    @Override
    public String explain() {
        List<String> lines = new ArrayList<>();
        lines.add(partitions() + (partitions() == 1 ? " partition" : " partitions"));
        lines.add("  rows       " + facts.rows());
        lines.add("  row        " + facts.rowBytes() + " bytes");
        lines.add("  size       "
                + (Double.isNaN(facts.bytes())
                        ? "unknown"
                        : facts.rows() + " x " + facts.rowBytes() + " bytes = " + ByteSize.nearest(facts.bytes())));
        lines.add("  memory     " + facts.taskMemory() + " a task");
        lines.add("  target     " + facts.target() + " a partition");
        lines.add("  cluster    " + facts.cluster());
        List<String> decided = Explanation.lines(decision);
        lines.addAll(decided.subList(1, decided.size()));
        key.ifPresent(k -> lines.add("  key        " + keyLine(k)));
        warnings().forEach(warning -> lines.addAll(TextLayout.wrapped("  warning    " + warning)));
        settings().forEach(setting -> lines.add("  setting    " + setting));
        return String.join("\n", lines) + "\n";
    }

    private String keyLine(KeyFacts k) {
        String columns = String.join(", ", k.columns());
        if (k.heaviest().isEmpty()) return columns + ": no rows";
        double mean = Math.max(1, (double) k.rows()) / partitions();
        return columns + ": largest partition " + largestPartition() + ", "
                + TextLayout.factor(k.largestPartition(partitions()) / mean) + " the mean; heaviest value "
                + TextLayout.cell(k.heaviest().get(0).value(), 40) + " with " + heaviestKey() + " ("
                + k.heaviestShare() + " of the rows)";
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (facts.target().compareTo(facts.taskMemory()) > 0) {
            warnings.add("the target of " + facts.target() + " is above the " + facts.taskMemory()
                    + " that a task has in memory, so that it will spill; "
                    + ShuffleTarget.of(facts.taskMemory()) + " would not");
        }
        if (isKeyOverTarget()) {
            KeyFacts k = key.orElseThrow();
            String value = TextLayout.cell(k.heaviest().get(0).value(), 40);
            warnings.add(
                    "more partitions cannot help: " + value + " of " + String.join(", ", k.columns()) + " alone has "
                            + heaviestKey() + ", over the target of " + facts.target()
                            + ", and all rows of a key go to one task; scatter it (SmartJoin in a join),"
                            + " or filter it out");
        }
        return warnings;
    }

    @Override
    public String toJson() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("schemaVersion", 1);
        members.put("partitions", partitions());
        members.put("rows", facts.rows().orElse(Double.NaN));
        members.put("rowBytes", facts.rowBytes().orElse(Double.NaN));
        members.put("targetBytes", facts.target().bytes());
        members.put("taskMemoryBytes", facts.taskMemory().bytes());
        members.put("slots", facts.cluster().slots());
        members.put("decision", Explanation.members(decision));
        key.ifPresent(k -> members.put("key", members(k)));
        members.put("largestPartitionBytes", largestPartition().bytes());
        members.put("warnings", warnings());
        members.put("settings", settings());
        return JsonLayout.write(members);
    }

    private static Map<String, Object> members(KeyFacts key) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("columns", key.columns());
        members.put(
                "heaviest",
                key.heaviest().isEmpty() ? null : key.heaviest().get(0).value());
        members.put("heaviestRows", key.heaviestRows());
        members.put("error", key.error());
        return members;
    }

    @Override
    public String toString() {
        return "PartitionSizing[partitions=" + partitions() + ", reason="
                + decision.reason().code() + "]";
    }
}
