package dev.evenkeel.advisor.ledger;

import dev.evenkeel.advisor.facts.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a scan, read.
 *
 * <p>Example: {@code FileScan parquet sales[id#1,day#2] …, Format: Parquet, PartitionFilters: [isnotnull(day#2)],
 * ReadSchema: struct<id:bigint>} reads {@code id} from the files, and {@code day} from the names of their directories.
 *
 * <p>A step's text is shortened by Spark; where a scan tells the same in full, that is read.
 */
final class ScanReading {
    private static final Pattern SOURCE = Pattern.compile(
            "(?:Gpu|Photon)?(?:Batch|File|HiveTable)?Scan\\s*([\\w.-]*)\\s*([^\\s\\[]*).*", Pattern.DOTALL);
    private static final Pattern JDBC = Pattern.compile(".*JDBCRelation\\(([\\w.\"`]*)\\).*", Pattern.DOTALL);
    private static final Pattern TABLE = Pattern.compile("[\\w.`\"$-]+");
    private static final Pattern SIZE = Pattern.compile("\\.{3} \\d+ more fields");

    private ScanReading() {}

    static Operator.Scan of(PlanText step) {
        String name = step.name().strip();
        String text = step.text();
        List<String> columns = columns(step);
        return new Operator.Scan(
                format(step, name, text),
                table(name),
                columns,
                partitionColumns(step, columns),
                StepText.list(field(step, "PartitionFilters")),
                StepText.list(field(step, "PushedFilters")));
    }

    private static String field(PlanText step, String key) {
        String full = step.metadata().get(key);
        return full == null ? StepText.labelled(step.text(), key) : full;
    }

    private static String format(PlanText step, String name, String text) {
        String told = field(step, "Format");
        if (!told.isEmpty()) return lastWord(told).toLowerCase(Locale.ROOT);
        if (name.contains("JDBCRelation") || text.contains("JDBCScan")) return "jdbc";
        if (text.startsWith("HiveTableScan")) return "hive";
        Matcher source = SOURCE.matcher(name);
        boolean isV1 = name.startsWith("Scan ") && source.matches();
        return isV1 && !source.group(1).contains(".") ? source.group(1).toLowerCase(Locale.ROOT) : "";
    }

    /** Some formats print themselves as an object, such as {@code org.acme.AvroFormat@5e2c}. */
    private static String lastWord(String format) {
        String plain = format.replaceFirst("@.*", "");
        return plain.substring(plain.lastIndexOf('.') + 1);
    }

    private static String table(String name) {
        Matcher jdbc = JDBC.matcher(name);
        if (jdbc.matches()) return jdbc.group(1);
        Matcher source = SOURCE.matcher(name);
        if (!source.matches()) return "";
        String table = name.contains("BatchScan") && source.group(2).isEmpty() ? source.group(1) : source.group(2);
        return TABLE.matcher(table).matches() ? table : "";
    }

    private static List<String> columns(PlanText step) {
        String text = step.text();
        Matcher relation = JDBC.matcher(text);
        int from = relation.matches() ? text.indexOf(']') + 1 : 0;
        String after = text.substring(from);
        return StepText.list(after).stream()
                .map(column -> SIZE.matcher(column).replaceAll(""))
                .filter(column -> !column.isBlank())
                .toList();
    }

    /** What a scan gives and the files do not hold stands in the names of their directories. */
    private static List<String> partitionColumns(PlanText step, List<String> columns) {
        String hive = StepText.labelled(step.text(), "Partition Cols");
        if (!hive.isEmpty()) return StepText.list(hive);
        String schema = field(step, "ReadSchema");
        boolean isWhole = schema.startsWith("struct<") && schema.endsWith(">") && !schema.contains("...");
        if (!isWhole) return List.of();
        List<String> inFiles = names(schema.substring("struct<".length(), schema.length() - 1));
        return columns.stream()
                .filter(column -> !inFiles.contains(column) && !column.startsWith("_"))
                .toList();
    }

    /** {@return the names of a struct's members, those of nested structs left out} */
    private static List<String> names(String members) {
        List<String> names = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int at = 0; at <= members.length(); at++) {
            char c = at == members.length() ? ',' : members.charAt(at);
            if (c == '<' || c == '(') depth++;
            if (c == '>' || c == ')') depth--;
            if (c != ',' || depth > 0) continue;
            String member = members.substring(from, at);
            names.add(member.substring(0, Math.max(0, member.indexOf(':'))));
            from = at + 1;
        }
        return names;
    }
}
