package dev.evenkeel.advisor.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table as a model may know it: its columns with their types and constraints, and how large it is, but no data.
 *
 * <p>Example: {@code TableSchema.of("orders").column("id", "bigint", KEY).column("region", "string").rows(2_000_000)}.
 * Defaults, comments and check conditions have no place, since they quote data. Immutable.
 */
public final class TableSchema {
    private static final Pattern SIZES =
            Pattern.compile("[^(]*\\((\\d{1,5})(?:\\s*,\\s*(\\d{1,5}))?\\).*", Pattern.DOTALL);
    private static final double WEIGHT = 350;
    private static final int COLUMNS = 200;

    /** What a column promises. */
    public enum Constraint {
        /** It tells the rows apart, alone or with the other columns of the key. */
        KEY,
        /** No two rows have the same. */
        UNIQUE,
        /** It is never null. */
        NOT_NULL,
        /** It is the key of another table. */
        FOREIGN_KEY,
        /** The table's files lie in directories by it. */
        PARTITION
    }

    private record Column(String name, String type, List<Constraint> constraints) {}

    private final String name;
    private final List<Column> columns;
    private final long rows;
    private final long bytes;

    private TableSchema(String name, List<Column> columns, long rows, long bytes) {
        this.name = name;
        this.columns = columns;
        this.rows = rows;
        this.bytes = bytes;
    }

    /** {@return a table of that name, so far without columns} */
    public static TableSchema of(String name) {
        return new TableSchema(name, List.of(), -1, -1);
    }

    /** {@return the same table with one more column, of a type in the engine's words} */
    public TableSchema column(String column, String type, Constraint... constraints) {
        List<Column> more = new ArrayList<>(columns);
        more.add(new Column(column, type, List.of(constraints)));
        return new TableSchema(name, List.copyOf(more), rows, bytes);
    }

    /** {@return the same table, of so many rows} */
    public TableSchema rows(long count) {
        if (count < 0) throw new IllegalArgumentException("rows must not be negative: " + count);
        return new TableSchema(name, columns, count, bytes);
    }

    /** {@return the same table, of so many bytes} */
    public TableSchema bytes(long size) {
        if (size < 0) throw new IllegalArgumentException("bytes must not be negative: " + size);
        return new TableSchema(name, columns, rows, size);
    }

    /** {@return its name} */
    public String name() {
        return name;
    }

    /** {@return its columns' names, in order} */
    public List<String> columns() {
        return columns.stream().map(Column::name).toList();
    }

    /** {@return its rows, where they are known} */
    public OptionalLong rows() {
        return rows < 0 ? OptionalLong.empty() : OptionalLong.of(rows);
    }

    /** {@return these tables as facts {@code T1}, {@code T2}, … in order} */
    public static List<Fact> facts(List<TableSchema> tables, Pseudonyms names) {
        List<Fact> facts = new ArrayList<>();
        for (TableSchema table : tables) facts.add(table.fact("T" + (facts.size() + 1), names));
        return facts;
    }

    private Fact fact(String id, Pseudonyms names) {
        Fact fact = Fact.of(Section.SCHEMA, id, WEIGHT).name("table", names.table(name));
        if (rows >= 0) fact = fact.count("rows", rows);
        if (bytes >= 0) fact = fact.count("bytes", bytes);
        List<Fact> told = new ArrayList<>();
        for (Column column : columns.subList(0, Math.min(columns.size(), COLUMNS))) told.add(fact(column, names));
        if (columns.size() > COLUMNS) fact = fact.count("columnsInAll", columns.size());
        return fact.parts("columns", told);
    }

    private static Fact fact(Column column, Pseudonyms names) {
        Fact fact = Fact.of(Section.SCHEMA, "C", 0).name("name", names.column(column.name));
        Optional<String> type = Vocabulary.TYPES.word(column.type);
        fact = type.isPresent() ? fact.word("type", Vocabulary.TYPES, column.type) : fact.word("type", Unlisted.OTHER);
        Matcher sizes = SIZES.matcher(column.type);
        boolean isSized = sizes.matches()
                && type.filter(word -> word.matches("decimal|numeric|(var)?char"))
                        .isPresent();
        if (isSized) fact = fact.count("size", Long.parseLong(sizes.group(1)));
        if (isSized && sizes.group(2) != null) fact = fact.count("scale", Long.parseLong(sizes.group(2)));
        for (Constraint constraint : column.constraints) fact = fact.flag(key(constraint), true);
        return fact;
    }

    private static String key(Constraint constraint) {
        return switch (constraint) {
            case KEY -> "isKey";
            case UNIQUE -> "isUnique";
            case NOT_NULL -> "isNotNull";
            case FOREIGN_KEY -> "isForeignKey";
            case PARTITION -> "isPartitionColumn";
        };
    }

    @Override
    public String toString() {
        return "TableSchema[" + name + ", columns=" + columns.size() + "]";
    }
}
