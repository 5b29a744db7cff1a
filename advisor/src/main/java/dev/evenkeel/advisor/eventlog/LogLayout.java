package dev.evenkeel.advisor.eventlog;

import dev.evenkeel.advisor.AdvisorErrors;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which files of a directory make up the log, in the order of their events.
 *
 * <p>Four layouts are known: Spark's rolling one ({@code events_1_app}, {@code events_2_app.zstd}; a {@code .compact}
 * file stands for all up to its number), that of Databricks ({@code eventlog-2021-06-15--15-00.gz} and the newest,
 * {@code eventlog}), that before Spark 1.3 ({@code EVENT_LOG_1}), and one file alone.
 *
 * @param files the files in the order of their events
 * @param missing how many files of a rolling log are not there
 */
record LogLayout(List<LogFile> files, long missing) {
    private static final Pattern ROLLING = Pattern.compile("events_(\\d{1,9})_.*");
    private static final Pattern DATABRICKS = Pattern.compile("eventlog(-.*)?");
    private static final Pattern FIRST_SPARK = Pattern.compile("EVENT_LOG_\\d+");
    private static final Pattern BESIDE = Pattern.compile("[._].*|appstatus_.*|.*\\.crc");

    static LogLayout of(String place, List<LogFile> all) {
        List<LogFile> files = all.stream()
                .filter(file -> !BESIDE.matcher(file.name()).matches())
                .toList();
        List<LogFile> rolling = matching(files, ROLLING);
        if (!rolling.isEmpty()) return rolling(rolling);
        List<LogFile> databricks = matching(files, DATABRICKS);
        if (!databricks.isEmpty()) return new LogLayout(dated(databricks), 0);
        List<LogFile> first = matching(files, FIRST_SPARK);
        if (!first.isEmpty()) return new LogLayout(dated(first), 0);
        if (files.size() == 1) return new LogLayout(files, 0);
        throw AdvisorErrors.noLogInDirectory(place, files.size());
    }

    private static List<LogFile> matching(List<LogFile> files, Pattern pattern) {
        return files.stream()
                .filter(file -> pattern.matcher(file.name()).matches())
                .toList();
    }

    /** Dates sort as text; the newest file has none. */
    private static List<LogFile> dated(List<LogFile> files) {
        return files.stream()
                .sorted(Comparator.comparing((LogFile file) -> file.name().equals("eventlog"))
                        .thenComparing(LogFile::name))
                .toList();
    }

    private static LogLayout rolling(List<LogFile> files) {
        int compacted = files.stream()
                .filter(LogLayout::isCompact)
                .mapToInt(LogLayout::index)
                .max()
                .orElse(0);
        List<LogFile> ordered = files.stream()
                .filter(file -> isCompact(file) ? index(file) == compacted : index(file) > compacted)
                .sorted(Comparator.comparingInt(LogLayout::index))
                .toList();
        int first = compacted == 0 ? 1 : compacted;
        int last = index(ordered.get(ordered.size() - 1));
        return new LogLayout(ordered, Math.max(0, last - first + 1 - ordered.size()));
    }

    private static boolean isCompact(LogFile file) {
        return file.name().endsWith(".compact");
    }

    private static int index(LogFile file) {
        Matcher matcher = ROLLING.matcher(file.name());
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
