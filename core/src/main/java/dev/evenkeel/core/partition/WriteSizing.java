package dev.evenkeel.core.partition;

import dev.evenkeel.core.explain.JsonLayout;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.unit.ByteSize;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many files each value of the partition columns gets, and the tasks that write them.
 *
 * <p>Example: {@code sizing.apply(events).write().partitionBy("day").parquet(path)}.
 *
 * <p>Rows are placed by a hash of their content and their input partition's id, so that a task that runs again sends
 * every row where it went before.
 */
public final class WriteSizing extends PartitionSizing.OfDataset {
    private static final int SHOWN = 20;
    private static final int VALUE_WIDTH = 40;

    private final WriteFacts facts;
    private final WriteLayout layout;
    private final Optional<LayoutAdvice> advice;

    WriteSizing(WriteFacts facts, WriteLayout layout, Placement placement) {
        super(placement);
        this.facts = facts;
        this.layout = layout;
        this.advice = LayoutAdvice.of(facts);
    }

    /**
     * What is written of one value.
     *
     * @param value of each partition column, as Spark prints it
     * @param rows of the value
     * @param bytes that they take in files, as measured on a sample
     * @param files that they become
     */
    public record ValueFiles(List<String> value, long rows, ByteSize bytes, int files) {
        /** Keeps a copy of the list. */
        public ValueFiles {
            value = List.copyOf(value);
        }
    }

    /** {@return how many tasks write} */
    @Override
    public int partitions() {
        return layout.seats();
    }

    /** {@return what the layout was chosen from} */
    public WriteFacts facts() {
        return facts;
    }

    /** {@return the files of each listed value, the one with the most rows first} */
    public List<ValueFiles> values() {
        return facts.values().stream()
                .map(value -> new ValueFiles(
                        value.texts(), value.rows(), ByteSize.nearest(facts.bytes(value)), facts.files(value)))
                .toList();
    }

    /** {@return files of all listed values} */
    public long files() {
        return values().stream().mapToLong(ValueFiles::files).sum();
    }

    /** {@return what to partition by instead, where most values are too small for a file each} */
    public Optional<String> coarser() {
        return advice.map(layoutAdvice -> layoutAdvice.by() + ": " + TextLayout.count(layoutAdvice.values())
                + " values of about " + layoutAdvice.mean());
    }

    /** {@return a bound on the rows of a file, twice the target's, in case that the data has changed since} */
    @Override
    public List<String> settings() {
        if (facts.rows() == 0 || facts.rowFileBytes() == 0) return List.of();
        long most = (long) Math.ceil(2 * facts.target().bytes() / facts.rowFileBytes());
        return List.of("spark.sql.files.maxRecordsPerFile=" + most);
    }

    @Override
    public String explain() {
        List<String> lines = new ArrayList<>();
        lines.add(TextLayout.count(files()) + (files() == 1 ? " file" : " files") + " by " + partitions()
                + (partitions() == 1 ? " task" : " tasks"));
        lines.add("  by         " + String.join(", ", facts.columns()) + ": "
                + TextLayout.count(facts.values().size()) + " values" + (facts.mostUnlisted() > 0 ? " and more" : ""));
        lines.add("  rows       " + TextLayout.count(facts.rows()));
        lines.add("  row        " + Reasons.decimal(facts.rowFileBytes()) + " bytes in a file, compressed (a sample)");
        lines.add("  size       " + TextLayout.count(facts.rows()) + " x " + Reasons.decimal(facts.rowFileBytes())
                + " bytes = " + ByteSize.nearest(facts.bytes()));
        lines.add(
                "  target     " + facts.target() + " a file; a value gets its bytes / the target, rounded, at least 1");
        lines.add("  tasks      " + tasksLine());
        lines.add("  instead of "
                + TextLayout.count(Math.min(
                        (double) facts.rows(),
                        (double) facts.tasks() * facts.values().size()))
                + " files at most by partitionBy alone (" + TextLayout.count(facts.tasks()) + " tasks x "
                + TextLayout.count(facts.values().size()) + " values), or "
                + TextLayout.count(facts.values().size())
                + " by repartition(" + String.join(", ", facts.columns()) + "), the largest of " + largestValue());
        warnings().forEach(warning -> lines.addAll(TextLayout.wrapped("  warning    " + warning)));
        settings().forEach(setting -> lines.add("  setting    " + setting));
        lines.addAll(table());
        return String.join("\n", lines) + "\n";
    }

    private String tasksLine() {
        long large = values().stream()
                .filter(value -> value.files() > 1)
                .mapToLong(ValueFiles::files)
                .sum();
        return large + " that write a part of a large value each, " + (partitions() - large) + " that share the others";
    }

    private ByteSize largestValue() {
        return ByteSize.nearest(
                facts.values().stream().mapToDouble(facts::bytes).max().orElse(0));
    }

    private List<String> table() {
        if (facts.values().isEmpty()) return List.of();
        List<List<String>> cells = values().stream()
                .limit(SHOWN)
                .map(value -> List.of(
                        TextLayout.cell(String.join(", ", value.value()), VALUE_WIDTH),
                        TextLayout.count(value.rows()),
                        value.bytes().toString(),
                        TextLayout.count(value.files()),
                        ByteSize.nearest((double) value.bytes().bytes() / value.files())
                                .toString()))
                .toList();
        List<String> lines = new ArrayList<>(TextLayout.table(
                List.of(String.join(", ", facts.columns()), "rows", "bytes", "files", "a file"), cells));
        int more = facts.values().size() - cells.size();
        if (more > 0) lines.add("  and " + TextLayout.count(more) + " more values");
        return lines;
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (facts.rows() == 0) warnings.add("there are no rows, so that nothing is written");
        if (facts.mostUnlisted() > 0) {
            warnings.add("there are too many values to list; each of the others has at most "
                    + TextLayout.count(facts.mostUnlisted()) + " rows and gets one file");
        }
        coarser()
                .ifPresent(by -> warnings.add("values are crumbs of "
                        + ByteSize.nearest(facts.bytes() / facts.values().size()) + " on average; partition by " + by));
        return warnings;
    }

    @Override
    public String toJson() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("schemaVersion", 1);
        members.put("partitions", partitions());
        members.put("columns", facts.columns());
        members.put("rows", facts.rows());
        members.put("rowFileBytes", facts.rowFileBytes());
        members.put("targetBytes", facts.target().bytes());
        members.put("files", files());
        members.put("values", values().stream().map(WriteSizing::members).toList());
        members.put("coarser", coarser().orElse(null));
        members.put("warnings", warnings());
        members.put("settings", settings());
        return JsonLayout.write(members);
    }

    private static Map<String, Object> members(ValueFiles value) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("value", value.value());
        members.put("rows", value.rows());
        members.put("bytes", value.bytes().bytes());
        members.put("files", value.files());
        return members;
    }

    @Override
    public String toString() {
        return "WriteSizing[partitions=" + partitions() + ", files=" + files() + "]";
    }
}
