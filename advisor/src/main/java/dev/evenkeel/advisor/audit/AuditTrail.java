package dev.evenkeel.advisor.audit;

import dev.evenkeel.core.explain.TextLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What is in an audit log: its records, and what could not be read of it.
 *
 * <p>Example: a log whose writer was killed in the middle of its fifth line has four records and one damage, {@code line
 * 5 breaks off after 57 bytes, as when its writer is stopped}. Immutable.
 */
public final class AuditTrail {
    private final List<AuditRecord> records;
    private final List<String> damages;

    private AuditTrail(List<AuditRecord> records, List<String> damages) {
        this.records = List.copyOf(records);
        this.damages = List.copyOf(damages);
    }

    static AuditTrail of(byte[] bytes) {
        List<AuditRecord> records = new ArrayList<>();
        List<String> damages = new ArrayList<>();
        int line = 0;
        for (int from = 0; from < bytes.length; ) {
            int end = from;
            while (end < bytes.length && bytes[end] != '\n') end++;
            line++;
            if (end > from) read(bytes, from, end, line, records, damages);
            from = end + 1;
        }
        return new AuditTrail(records, damages);
    }

    private static void read(
            byte[] bytes, int from, int end, int line, List<AuditRecord> records, List<String> damages) {
        try {
            records.add(AuditLine.read(new String(bytes, from, end - from, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            damages.add(damage(bytes, from, end, line, e));
        }
    }

    private static String damage(byte[] bytes, int from, int end, int line, IOException cause) {
        if (bytes[end - 1] != '}') {
            return "line " + line + " breaks off after " + (end - from)
                    + " bytes, as when its writer is stopped; it is passed over";
        }
        String why = cause.getMessage();
        return "line " + line + " cannot be read and is passed over: "
                + (why == null ? "" : why.lines().findFirst().orElse(""));
    }

    /** {@return the records, in the order of the file} */
    public List<AuditRecord> records() {
        return records;
    }

    /** {@return the records of one run} */
    public List<AuditRecord> of(String run) {
        return records.stream().filter(one -> one.run().equals(run)).toList();
    }

    /** {@return the names of the runs, the first to begin first} */
    public List<String> runs() {
        return records.stream().map(AuditRecord::run).distinct().toList();
    }

    /** {@return what was passed over, a sentence each; empty where all could be read} */
    public List<String> damages() {
        return damages;
    }

    /** {@return the runs one after the other, a line for each record, and what was passed over} */
    public String explain() {
        StringBuilder text = new StringBuilder();
        for (String run : runs()) {
            text.append("run ").append(TextLayout.cell(run, 100)).append('\n');
            for (AuditRecord one : of(run)) text.append("  ").append(one).append('\n');
        }
        for (String damage : damages) text.append("note: ").append(damage).append('\n');
        return text.toString();
    }

    @Override
    public String toString() {
        return "AuditTrail[records=" + records.size() + ", damages=" + damages.size() + "]";
    }
}
