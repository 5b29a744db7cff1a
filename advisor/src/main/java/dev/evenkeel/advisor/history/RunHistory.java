package dev.evenkeel.advisor.history;

import dev.evenkeel.advisor.hadoop.HadoopSettings;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Earlier runs in a plain folder, a line of JSON each, against which a new one is held.
 *
 * <p>Example:
 *
 * <pre>
 * RunHistory history = RunHistory.in("s3a://reports/history");
 * PastRun run = PastRun.of(profile, report);
 * for (Alert alert : history.compare(run)) System.out.println(alert);
 * history.add(run);
 * </pre>
 *
 * <p>Each run is a file of its own in a folder for its name, so that jobs which end at the same time do not write the same
 * file, and object stores, which cannot append, will do. The same run added again replaces itself.
 */
public final class RunHistory {
    private static final System.Logger LOG = System.getLogger(RunHistory.class.getName());
    private static final DateTimeFormatter START =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String SUFFIX = ".jsonl";
    private static final int NAME = 60;

    private final String place;
    private final Folder folder;
    private final HistoryOptions options;

    private RunHistory(String place, Folder folder, HistoryOptions options) {
        this.place = place;
        this.folder = folder;
        this.options = options;
    }

    /** {@return the history in that folder: a path, or an address on a file system that Hadoop reaches} */
    public static RunHistory in(String folder) {
        return in(folder, HadoopSettings.ofProcess());
    }

    /** {@return the history in that folder, whose file system is told these settings} */
    public static RunHistory in(String folder, HadoopSettings settings) {
        return new RunHistory(folder, Folder.at(folder, settings), HistoryOptions.defaults());
    }

    /** {@return the same history, with these options} */
    public RunHistory withOptions(HistoryOptions changed) {
        return new RunHistory(place, folder, changed);
    }

    /** {@return what differs from the earlier runs of the same name, the worst first; the run itself is not looked at} */
    public List<Alert> compare(PastRun run) {
        return RunComparison.of(run, earlier(run), options);
    }

    /**
     * {@return the runs of the same name that started before this one, in the order of their start}
     *
     * <p>Cost: reads as many files as runs are looked at, and some more where runs failed. What is no line of ours is
     * logged and passed over.
     */
    public List<PastRun> earlier(PastRun run) {
        Folder own = folder.in(folderOf(run));
        try {
            List<String> before = own.names().stream()
                    .filter(name -> name.endsWith(SUFFIX) && name.compareTo(START.format(run.start())) < 0)
                    .sorted(Comparator.reverseOrder())
                    .toList();
            List<PastRun> earlier = new ArrayList<>();
            int good = 0;
            for (String name : before) {
                if (good == options.runs()) break;
                for (PastRun one : lines(own, name)) {
                    earlier.add(0, one);
                    if (one.good()) good++;
                }
            }
            return earlier;
        } catch (IOException e) {
            throw HistoryErrors.unreadable(place, e);
        }
    }

    private List<PastRun> lines(Folder own, String name) throws IOException {
        List<PastRun> runs = new ArrayList<>();
        for (String line : own.read(name).lines().toList()) {
            try {
                runs.add(RunLine.read(line));
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, place + ": passed over a line of " + name + ": " + e.getMessage());
            }
        }
        return runs;
    }

    /** Adds the run, or replaces it where it is there already. */
    public void add(PastRun run) {
        try {
            String file = START.format(run.start()) + "-" + safe(run.id()) + SUFFIX;
            folder.in(folderOf(run)).write(file, RunLine.write(run) + "\n");
        } catch (IOException e) {
            throw HistoryErrors.unwritable(place, e);
        }
    }

    /** Names that look alike once they are safe still have folders of their own. */
    private static String folderOf(PastRun run) {
        return safe(run.name()) + "-" + Integer.toHexString(run.name().hashCode());
    }

    private static String safe(String text) {
        String safe = text.replaceAll("[^A-Za-z0-9_-]", "_");
        return safe.substring(0, Math.min(NAME, safe.length()));
    }
}
