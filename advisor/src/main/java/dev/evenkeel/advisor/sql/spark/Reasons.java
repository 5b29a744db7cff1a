package dev.evenkeel.advisor.sql.spark;

import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.unit.ByteSize;
import java.util.List;

/** Every sentence that a check of a statement may say. */
final class Reasons {
    private static final int WIDTH = 300;

    private Reasons() {}

    static Reason notParsed(Exception cause) {
        return new Reason("sql-not-parsed", "Spark cannot read it as one statement: " + firstLine(cause));
    }

    static Reason notAnalysed(Exception cause) {
        return new Reason("sql-not-analysed", "Spark cannot make sense of it: " + firstLine(cause));
    }

    private static String firstLine(Exception cause) {
        String said = String.valueOf(cause.getMessage());
        return TextLayout.cell(
                said.lines().filter(line -> !line.isBlank()).findFirst().orElse(""), WIDTH);
    }

    static Reason notASelect(String step) {
        return new Reason(
                "sql-not-a-select",
                "it has the step " + step + ", which is none of a SELECT's that are known to be safe");
    }

    static Reason notOffered(List<String> name, String offered) {
        return new Reason(
                "sql-table-not-offered",
                "it reads " + TextLayout.cell(String.join(".", name), WIDTH) + ", which was not offered; offered: "
                        + offered);
    }

    static Reason readsElse(String what, String offered) {
        return new Reason(
                "sql-table-not-offered",
                "it reads a " + what + " that is none of the tables offered; offered: " + offered);
    }

    static Reason unsafeFunction(String name) {
        return new Reason(
                "sql-unsafe-function",
                "it calls " + TextLayout.cell(name, WIDTH)
                        + ", which is not one of Spark's own functions, or reaches beyond the data");
    }

    static Reason unsafeTerm(String word) {
        return new Reason("sql-unsafe-function", "it has a term of kind " + word + ", whose code is not Spark's own");
    }

    static Reason computedConstants() {
        return new Reason(
                "sql-computed-values", "its VALUES call functions, which Spark would run to understand the statement");
    }

    static Reason everyPair(String step) {
        return new Reason(
                "sql-every-pair",
                "a " + step + " holds every row of one side against every row of the other; join by an equality");
    }

    static Reason wholePartitionedTable(String columns) {
        return new Reason(
                "sql-all-partitions",
                "a table whose files lie in directories by " + columns + " is read whole; add a condition on that");
    }

    static Reason windowWithoutPartition() {
        return new Reason("sql-unpartitioned-window", "a window without PARTITION BY takes all rows into one task");
    }

    static Reason largeResult(ByteSize size, ByteSize limit) {
        return new Reason(
                "sql-large-result",
                "the result may be " + size + " (limit " + limit + "), too much to collect; write it, or add a LIMIT");
    }
}
