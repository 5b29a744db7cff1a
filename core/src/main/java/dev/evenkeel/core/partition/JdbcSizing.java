package dev.evenkeel.core.partition;

import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.explain.Explanation;
import dev.evenkeel.core.explain.JsonLayout;
import dev.evenkeel.core.explain.TextLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The parts in which a table is read over JDBC, by quantiles of a column.
 *
 * <p>Example: {@code spark.read().jdbc(url, table, sizing.predicates(), properties)}, or {@code sizing.read(spark)}.
 *
 * <p>Knows the kind of the database alone, so that neither its address nor a credential is in an explanation.
 */
public final class JdbcSizing extends PartitionSizing.OfTable {
    /** From here on a part is called uneven: the others wait for it a fifth of their time. */
    private static final double UNEVEN = 1.2;

    private static final int SHOWN = 20;
    private static final int PREDICATE_WIDTH = 100;

    private final JdbcFacts facts;
    private final JdbcOptions options;
    private final Decision<Integer> decision;
    private final QuantileCuts cuts;
    private final Supplier<List<Long>> count;

    JdbcSizing(JdbcFacts facts, JdbcOptions options, Reading reading, Supplier<List<Long>> count) {
        super(reading);
        this.facts = facts;
        this.options = options;
        this.decision = JdbcChooser.choose(facts, options);
        this.cuts = QuantileCuts.of(facts.runs(), decision.chosen());
        this.count = count;
    }

    /** {@return the predicates that these facts and options lead to} */
    static List<String> predicates(JdbcFacts facts, JdbcOptions options) {
        int parts = JdbcChooser.choose(facts, options).chosen();
        return JdbcPredicates.of(
                facts.column(), QuantileCuts.of(facts.runs(), parts).cuts());
    }

    /** {@return what the choice was made from} */
    public JdbcFacts facts() {
        return facts;
    }

    /** {@return how many parts were aimed at, with the reason} */
    public Decision<Integer> decision() {
        return decision;
    }

    /** {@return how many parts there are: fewer than aimed at where the column has too few values} */
    @Override
    public int partitions() {
        return predicates().length;
    }

    /** {@return one predicate a part, for {@code spark.read().jdbc}: every row of the table meets exactly one} */
    public String[] predicates() {
        return JdbcPredicates.of(facts.column(), cuts.cuts()).toArray(String[]::new);
    }

    /** {@return rows of each part as the tiles tell them; {@link #dryRun} counts} */
    public List<Long> estimatedRows() {
        return cuts.rows();
    }

    /**
     * {@return the rows of each part, counted by the database}
     *
     * <p>Cost: one query that reads the column of every row; 100 parts a query.
     */
    public JdbcDryRun dryRun() {
        return new JdbcDryRun(List.of(predicates()), count.get());
    }

    /**
     * {@return the fetch size, where none was given: some drivers, PostgreSQL's among them, else keep a whole part in
     * memory}
     */
    @Override
    public List<String> settings() {
        return options.properties().containsKey("fetchsize")
                ? List.of()
                : List.of("fetchsize=" + JdbcOptions.SMALLEST_PART);
    }

    private double largestToMean() {
        return JdbcDryRun.largestToMean(estimatedRows());
    }

    @Override
    public String explain() {
        List<String> lines = new ArrayList<>();
        lines.add(partitions() + (partitions() == 1 ? " part" : " parts"));
        lines.add("  table      " + facts.table() + " of " + facts.database());
        lines.add("  column     " + facts.column() + " " + facts.type());
        lines.add("  rows       " + TextLayout.count(facts.rows()) + ", " + TextLayout.count(facts.nulls())
                + " of them without a value");
        lines.add("  tiles      " + facts.tiles().size() + " runs of "
                + TextLayout.count(Math.ceil((facts.rows() - facts.nulls())
                        / Math.max(1.0, facts.tiles().size())))
                + " rows, sorted by the database");
        lines.add("  largest    about "
                + TextLayout.count(estimatedRows().stream()
                        .mapToLong(Long::longValue)
                        .max()
                        .orElse(0)) + " rows, " + TextLayout.factor(largestToMean()) + " the mean");
        List<String> decided = Explanation.lines(decision);
        lines.addAll(decided.subList(1, decided.size()));
        warnings().forEach(warning -> lines.addAll(TextLayout.wrapped("  warning    " + warning)));
        settings().forEach(setting -> lines.add("  setting    " + setting));
        lines.addAll(table(predicates(), estimatedRows(), "about rows"));
        return String.join("\n", lines) + "\n";
    }

    static List<String> table(String[] predicates, List<Long> rows, String heading) {
        List<List<String>> cells = new ArrayList<>();
        for (int part = 0; part < Math.min(SHOWN, predicates.length); part++) {
            cells.add(List.of(
                    String.valueOf(part),
                    TextLayout.count(rows.get(part)),
                    TextLayout.cell(predicates[part], PREDICATE_WIDTH)));
        }
        List<String> lines = TextLayout.table(List.of("part", heading, "predicate"), cells);
        if (predicates.length > SHOWN) lines.add("  and " + (predicates.length - SHOWN) + " more");
        return lines;
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (facts.rows() == 0) warnings.add("the table has no rows, so that there is nothing to cut");
        if (partitions() < decision.chosen() && facts.rows() > 0) {
            warnings.add("there are " + partitions() + " parts and not " + decision.chosen()
                    + ", since the values allow no more cuts that would help; take a column with more values");
        }
        if (largestToMean() > UNEVEN) {
            warnings.add("the largest part has " + TextLayout.factor(largestToMean())
                    + " the mean, as one value has that many rows (or the rows without one, or"
                    + " values that have no literal), which no cut can part;"
                    + " take a column with more values");
        }
        return warnings;
    }

    @Override
    public String toJson() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("schemaVersion", 1);
        members.put("partitions", partitions());
        members.put("database", facts.database());
        members.put("table", facts.table());
        members.put("column", facts.column());
        members.put("type", facts.type());
        members.put("rows", facts.rows());
        members.put("nulls", facts.nulls());
        members.put("decision", Explanation.members(decision));
        members.put("predicates", List.of(predicates()));
        members.put("estimatedRows", estimatedRows());
        members.put("warnings", warnings());
        members.put("settings", settings());
        return JsonLayout.write(members);
    }

    @Override
    public String toString() {
        return "JdbcSizing[database=" + facts.database() + ", table=" + facts.table() + ", partitions=" + partitions()
                + "]";
    }
}
