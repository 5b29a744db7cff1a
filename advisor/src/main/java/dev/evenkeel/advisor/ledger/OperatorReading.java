package dev.evenkeel.advisor.ledger;

import dev.evenkeel.advisor.facts.Operator;
import dev.evenkeel.advisor.facts.Operator.Exchange;
import dev.evenkeel.advisor.facts.Operator.Join;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a step does, read from its name and its text.
 *
 * <p>Example: {@code Exchange hashpartitioning(id#1L, 200), ENSURE_REQUIREMENTS, [plan_id=9]} is a shuffle by the hash
 * of {@code id} into 200 partitions. The names that Databricks' and NVIDIA's engines give, such as {@code
 * PhotonBroadcastHashJoin} and {@code GpuSortMergeJoin}, are those of Spark with a word in front. What is not
 * understood is {@link Operator.Other}: a plan never fails to be read.
 */
final class OperatorReading {
    private static final Pattern ENGINE = Pattern.compile("^(Gpu|Photon)");
    private static final Pattern HEAD = Pattern.compile("\\w+");
    private static final Pattern PARTITIONING = Pattern.compile("(\\w+)(?:\\((.*)\\))?", Pattern.DOTALL);

    private static final Map<String, Join.Strategy> JOINS = Map.of(
            "SortMergeJoin", Join.Strategy.SORT_MERGE,
            "ShuffledHashJoin", Join.Strategy.SHUFFLED_HASH,
            "ShuffledSymmetricHashJoin", Join.Strategy.SHUFFLED_HASH,
            "BroadcastHashJoin", Join.Strategy.BROADCAST_HASH,
            "BroadcastNestedLoopJoin", Join.Strategy.BROADCAST_NESTED_LOOP,
            "CartesianProduct", Join.Strategy.CARTESIAN);

    private static final Set<String> WRITES = Set.of(
            "InsertIntoHadoopFsRelationCommand",
            "InsertIntoHiveTable",
            "CreateDataSourceTableAsSelectCommand",
            "OptimizedCreateHiveTableAsSelectCommand",
            "SaveIntoDataSourceCommand",
            "AppendData",
            "OverwriteByExpression",
            "OverwritePartitionsDynamic",
            "ReplaceData",
            "WriteToDataSourceV2");

    private static final Set<String> PYTHON = Set.of("BatchEvalPython", "BatchEvalPythonUDTF");
    private static final Set<String> ARROW_PYTHON = Set.of(
            "ArrowEvalPython",
            "ArrowEvalPythonUDTF",
            "MapInPandas",
            "MapInArrow",
            "PythonMapInArrow",
            "FlatMapGroupsInPandas",
            "FlatMapGroupsInArrow",
            "FlatMapCoGroupsInPandas",
            "FlatMapCoGroupsInArrow",
            "AggregateInPandas",
            "ArrowAggregatePython",
            "WindowInPandas",
            "ArrowWindowPython");

    private OperatorReading() {}

    static Operator of(PlanText step) {
        String name = ENGINE.matcher(step.name().strip()).replaceFirst("");
        Matcher first = HEAD.matcher(name);
        String head = first.lookingAt() ? first.group() : "";
        if (JOINS.containsKey(head)) return join(JOINS.get(head), step);
        if (head.equals("Exchange") || head.equals("ShuffleExchange")) return exchange(step);
        if (head.equals("BroadcastExchange")) return new Exchange(Exchange.Kind.BROADCAST, List.of(), 0, "");
        if (head.endsWith("Aggregate") && !head.startsWith("Arrow")) return aggregate(step);
        if (head.equals("Window")) return window(step);
        if (head.equals("InMemoryTableScan")) return new Operator.CacheRead();
        if (PYTHON.contains(head)) return new Operator.Python(false);
        if (ARROW_PYTHON.contains(head)) return new Operator.Python(true);
        if (isScan(name, head)) return ScanReading.of(step);
        String written = head.equals("Execute") ? name.substring(head.length()).strip() : head;
        return WRITES.contains(written) ? write(step) : new Operator.Other();
    }

    /** Scans of RDDs read no table. */
    private static boolean isScan(String name, String head) {
        return head.equals("FileScan")
                || head.equals("BatchScan")
                || head.equals("HiveTableScan")
                || (name.startsWith("Scan ")
                        && !name.startsWith("Scan ExistingRDD")
                        && !name.contains("OneRowRelation"));
    }

    private static Operator join(Join.Strategy strategy, PlanText step) {
        List<String> parts = StepText.parts(StepText.arguments(step).replaceFirst("^\\(skew=true\\)", ""));
        List<String> keys = parts.stream().filter(StepText::isList).toList();
        Join.Side build = Join.Side.NONE;
        String type = strategy == Join.Strategy.CARTESIAN ? "Inner" : "";
        String condition = "";
        for (String part : parts) {
            if (StepText.isList(part)) continue;
            String word = ENGINE.matcher(part).replaceFirst("");
            if (word.equals("BuildLeft")) build = Join.Side.LEFT;
            else if (word.equals("BuildRight")) build = Join.Side.RIGHT;
            else if (type.isEmpty()) type = StepText.plain(part);
            else if (!isFlag(part)) condition = StepText.plain(part);
        }
        return new Join(
                strategy,
                type,
                keys.isEmpty() ? List.of() : StepText.list(keys.get(0)),
                keys.size() < 2 ? List.of() : StepText.list(keys.get(1)),
                build,
                condition,
                step.text().contains("skew=true"));
    }

    private static boolean isFlag(String part) {
        return part.equals("true") || part.equals("false");
    }

    private static Operator exchange(PlanText step) {
        List<String> parts = StepText.parts(StepText.arguments(step));
        Matcher partitioning = PARTITIONING.matcher(parts.isEmpty() ? "" : parts.get(0));
        if (!partitioning.matches()) return new Exchange(Exchange.Kind.OTHER, List.of(), 0, "");
        Exchange.Kind kind = switch (partitioning.group(1).toLowerCase(Locale.ROOT)) {
            case "hashpartitioning", "gpuhashpartitioning" -> Exchange.Kind.HASH;
            case "rangepartitioning", "gpurangepartitioning" -> Exchange.Kind.RANGE;
            case "roundrobinpartitioning", "gpuroundrobinpartitioning" -> Exchange.Kind.ROUND_ROBIN;
            case "singlepartition", "gpusinglepartitioning" -> Exchange.Kind.SINGLE;
            default -> Exchange.Kind.OTHER;
        };
        String inside = partitioning.group(2);
        List<String> arguments = inside == null ? List.of() : StepText.parts(inside);
        int partitions = kind == Exchange.Kind.SINGLE ? 1 : lastNumber(arguments);
        boolean isKeyed = kind == Exchange.Kind.HASH || kind == Exchange.Kind.RANGE;
        List<String> keys = isKeyed
                ? arguments.subList(0, arguments.size() - (partitions > 0 ? 1 : 0)).stream()
                        .map(StepText::plain)
                        .toList()
                : List.of();
        return new Exchange(kind, keys, partitions, origin(parts));
    }

    private static int lastNumber(List<String> arguments) {
        String last = arguments.isEmpty() ? "" : arguments.get(arguments.size() - 1);
        return last.matches("\\d{1,9}") ? Integer.parseInt(last) : 0;
    }

    /** Spark 3.1 and later say why an exchange is there, in capitals; 3.0 says true or false. */
    private static String origin(List<String> parts) {
        return parts.stream()
                .skip(1)
                .filter(part -> part.matches("[A-Z_]+"))
                .findFirst()
                .orElse("");
    }

    private static Operator aggregate(PlanText step) {
        String text = step.text();
        List<String> functions = StepText.list(after(text, "functions="));
        boolean isPartial = functions.stream().anyMatch(function -> function.startsWith("partial_"));
        return new Operator.Aggregate(
                StepText.list(after(text, text.contains("keys=") ? "keys=" : "key=")), functions, isPartial);
    }

    private static String after(String text, String label) {
        int at = text.indexOf(label + "[");
        return at < 0 ? "" : text.substring(at + label.length());
    }

    /** Spark leaves an empty list out, so that the one list beside the functions may be either. */
    private static Operator window(PlanText step) {
        List<String> lists = StepText.parts(StepText.arguments(step)).stream()
                .filter(StepText::isList)
                .skip(1)
                .toList();
        List<String> partition = List.of();
        List<String> order = List.of();
        for (String list : lists) {
            if (list.matches("(?s).* (ASC|DESC) NULLS (FIRST|LAST).*")) order = StepText.list(list);
            else partition = StepText.list(list);
        }
        return new Operator.Window(partition, order);
    }

    /** {@code …Command path, overwritesStatic, [partition columns, left out when empty], format, …}. */
    private static Operator write(PlanText step) {
        List<String> parts = StepText.parts(StepText.arguments(step));
        if (!step.name().contains("InsertIntoHadoopFsRelation") || parts.size() < 3 || !isFlag(parts.get(1))) {
            return new Operator.Write("", List.of());
        }
        boolean isPartitioned = StepText.isList(parts.get(2)) && parts.size() > 3;
        String format = parts.get(isPartitioned ? 3 : 2);
        return new Operator.Write(
                format.matches("\\w+") ? format.toLowerCase(Locale.ROOT) : "",
                isPartitioned ? StepText.list(parts.get(2)) : List.of());
    }
}
