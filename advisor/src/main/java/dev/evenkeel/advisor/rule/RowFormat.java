package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.facts.NodeMetric;
import dev.evenkeel.advisor.facts.Operator.Scan;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.whatif.Change;
import dev.evenkeel.core.unit.ByteSize;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text files (CSV, JSON, XML) that are parsed again by several queries.
 *
 * <p>Example: four queries parse the same CSV of 20 GiB in 90 s each; Parquet, or a cache, would have it parsed once.
 *
 * <p>Reads scans of row formats, told apart by what Spark says of their place. Saving: all readings but the first.
 * Fires where there are two or more and the saving reaches the gate. Silent on a single reading, since a conversion
 * would read it too, and on columnar formats.
 */
final class RowFormat implements Rule {
    private static final Set<String> ROW_FORMATS = Set.of("csv", "json", "text", "xml", "avro");
    private static final Pattern PLACE = Pattern.compile("Location: [^\\]]*]?");

    @Override
    public String id() {
        return "row-format";
    }

    @Override
    public List<Finding> judge(Case run) {
        Map<String, List<Step<Scan>>> readings = new LinkedHashMap<>();
        for (Step<Scan> step : Step.all(run.run(), Scan.class)) {
            if (isRows(step.operator())) {
                readings.computeIfAbsent(source(step), first -> new ArrayList<>())
                        .add(step);
            }
        }
        return readings.values().stream()
                .filter(same -> same.size() > 1)
                .flatMap(same -> judge(same, run).stream())
                .toList();
    }

    static boolean isRows(Scan scan) {
        return ROW_FORMATS.contains(scan.format().toLowerCase(Locale.ROOT));
    }

    private static String source(Step<Scan> step) {
        String named = step.operator().format() + " " + step.operator().table();
        Matcher place = PLACE.matcher(step.node().detail());
        return place.find() ? named + place.group() : named + Signature.ofStep(step.node());
    }

    private Optional<Finding> judge(List<Step<Scan>> readings, Case run) {
        Set<StageFacts> again = new LinkedHashSet<>();
        readings.stream().skip(1).forEach(step -> again.addAll(step.stages(run.run())));
        Saving saving = run.whatIf()
                .saving(again.stream().<Change>map(Change.Gone::new).toList())
                .lessSure();
        if (!run.isWorth(saving)) return Optional.empty();
        Step<Scan> first = readings.get(0);
        String format = first.operator().format().toUpperCase(Locale.ROOT);
        return Optional.of(Finding.of(id(), first.where())
                .because("the same " + format + " files were parsed " + readings.size() + " times")
                .costing(saving)
                .showing(
                        Evidence.count("readings", readings.size()).against(1),
                        Evidence.of(
                                "files of one reading",
                                new ByteSize(first.node()
                                        .metric(NodeMetric.FILE_BYTES)
                                        .orElse(0))),
                        Evidence.count("stages that read them again", again.size()))
                .rulingOut("a cache: these steps read the files themselves")
                .advising(Advice.layout(
                        "write the rows once as Parquet and read that; a scan then takes only the columns it needs",
                        "rows.write().parquet(path);\nDataset<Row> rows = spark.read().parquet(path);",
                        "one reading of the text files is left"))
                .advising(Advice.code(
                        "where they are read by this job alone, keep the rows",
                        "rows.persist(StorageLevel.MEMORY_AND_DISK());",
                        "later plans say InMemoryTableScan"))
                .build());
    }
}
