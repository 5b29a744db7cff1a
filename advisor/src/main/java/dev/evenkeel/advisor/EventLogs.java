package dev.evenkeel.advisor;

import dev.evenkeel.advisor.eventlog.HadoopPlace;
import dev.evenkeel.advisor.eventlog.LogPlace;
import dev.evenkeel.advisor.eventlog.LogReading;
import dev.evenkeel.advisor.facts.RunProfile;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Reads Spark's event logs.
 *
 * <p>Example:
 *
 * <pre>
 * RunProfile profile = EventLogs.read(Path.of("application_1700000000000_0001.zstd"));
 * System.out.print(Advisor.rules().advise(profile).explain());
 * </pre>
 *
 * <p>Logs of Spark 1 to 4, plain or packed by any codec of Spark's, zip or gzip; a file, or a directory with a rolling
 * log or one of Databricks; finished, still written to, cut off, or with broken lines: what is missing stands in {@link
 * RunProfile#lacks()}. No version of Spark needs to match, and no Spark needs to run; its jars must be on the class path.
 *
 * <p>Cost: one pass over the files; memory does not grow with them.
 */
public final class EventLogs {
    private static final Pattern REMOTE = Pattern.compile("(?!file:)[A-Za-z][A-Za-z0-9+.-]+:/.*");

    private final ReadingProgress progress;

    private EventLogs(ReadingProgress progress) {
        this.progress = progress;
    }

    /** {@return the run that the log tells of; a file or a directory} */
    public static RunProfile read(Path log) {
        return reporting(ReadingProgress.NONE).profile(log);
    }

    /** {@return the run that the log tells of; a path, or an address on a file system that Hadoop reaches, such as s3a://} */
    public static RunProfile read(String log) {
        return reporting(ReadingProgress.NONE).profile(log);
    }

    /** {@return the same reader, which says how far it has come} */
    public static EventLogs reporting(ReadingProgress progress) {
        return new EventLogs(progress);
    }

    /** {@return the run that the log tells of; a file or a directory} */
    public RunProfile profile(Path log) {
        return LogReading.of(LogPlace.local(log), progress);
    }

    /** {@return the run that the log tells of; a path, or an address on a file system that Hadoop reaches} */
    public RunProfile profile(String log) {
        if (log.startsWith("file:")) return profile(Path.of(URI.create(log).getPath()));
        if (!REMOTE.matcher(log).matches()) return profile(Path.of(log));
        return LogReading.of(HadoopPlace.of(URI.create(log)), progress);
    }
}
