package dev.evenkeel.advisor.eventlog;

import dev.evenkeel.advisor.AdvisorErrors;
import dev.evenkeel.advisor.ReadingProgress;
import dev.evenkeel.advisor.facts.Lack;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.ledger.RecorderLimits;
import dev.evenkeel.advisor.ledger.RunLedger;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;

/**
 * One reading of a log, file after file and line after line, into a ledger.
 *
 * <p>What is damaged is passed over, counted and said in the profile; that a file is no event log at all is an error.
 */
public final class LogReading {
    /** A plan of a hundred thousand steps is about as long. */
    private static final int LONGEST_LINE = 1 << 28;

    private static final int LINES_TO_DECIDE = 1000;
    private static final long REPORT_EVERY = 1 << 20;

    private final LogPlace place;
    private final ReadingProgress progress;
    private final RunLedger ledger = new RunLedger(RecorderLimits.defaults());
    private final EventReader events = new EventReader(ledger);
    private long total;
    private long done;
    private long reported;
    private long lines;
    private long read;
    private long broken;
    private long unreadable;

    private LogReading(LogPlace place, ReadingProgress progress) {
        this.place = place;
        this.progress = progress;
    }

    /** {@return the run that the log tells of} */
    public static RunProfile of(LogPlace place, ReadingProgress progress) {
        return new LogReading(place, progress).profile();
    }

    private RunProfile profile() {
        LogLayout layout = layout();
        total = layout.files().stream().mapToLong(LogFile::bytes).sum();
        for (LogFile file : layout.files()) read(file);
        if (lines == 0) throw AdvisorErrors.emptyLog(place.name());
        if (read == 0) throw AdvisorErrors.notAnEventLog(place.name());
        progress.read(Math.max(done, total), Math.max(done, total));
        tellLacks(layout);
        return ledger.profile();
    }

    private LogLayout layout() {
        if (place.isDirectory()) return LogLayout.of(place.name(), place.files());
        LogFile file = place.files().get(0);
        try (InputStream first = Codec.buffered(file.source().open())) {
            if (Codec.of(first) != Codec.ZIP) return new LogLayout(List.of(file), 0);
            return LogLayout.of(place.name(), ZipFiles.in(file));
        } catch (IOException e) {
            throw AdvisorErrors.unreadableLog(place.name(), e);
        }
    }

    private void read(LogFile file) {
        try (SourceStream source = new SourceStream(file.source().open(), this::count)) {
            try {
                read(new Lines(Codec.unpacked(place.name(), Codec.buffered(source)), LONGEST_LINE));
            } catch (IOException e) {
                if (source.failure() != null) throw e;
                cutOff("the rest of " + file.name() + " cannot be unpacked");
            }
        } catch (IOException e) {
            throw AdvisorErrors.unreadableLog(place.name(), e);
        }
    }

    private void read(Lines file) throws IOException {
        while (next(file)) {
            lines++;
            EventReader.Outcome outcome = events.read(file);
            if (outcome == EventReader.Outcome.EVENT) read++;
            else if (outcome == EventReader.Outcome.UNREADABLE) unreadable++;
            else if (outcome == EventReader.Outcome.BROKEN && file.isCut())
                cutOff("the log stops in the middle of a line");
            else if (outcome == EventReader.Outcome.BROKEN) broken++;
            if (read == 0 && lines >= LINES_TO_DECIDE) throw AdvisorErrors.notAnEventLog(place.name());
        }
    }

    /** Codecs also throw their own exceptions at bytes they do not understand. */
    private static boolean next(Lines file) throws IOException {
        try {
            return file.next();
        } catch (RuntimeException e) {
            throw new IOException("damaged", e);
        }
    }

    private void count(long bytes) {
        done += bytes;
        if (done - reported < REPORT_EVERY) return;
        reported = done;
        progress.read(done, Math.max(done, total));
    }

    private void cutOff(String sentence) {
        ledger.lacks(Lack.Kind.CUT_OFF, 1, sentence);
    }

    private void tellLacks(LogLayout layout) {
        if (layout.missing() > 0) {
            ledger.lacks(Lack.Kind.FILES, layout.missing(), layout.missing() + " files of the rolling log are missing");
        }
        if (broken > 0) {
            String of = String.format(Locale.ROOT, "%,d of %,d", broken, lines);
            ledger.lacks(Lack.Kind.BROKEN_LINES, broken, of + " lines are no JSON and were left out");
        }
        if (unreadable > 0) {
            ledger.lacks(Lack.Kind.EVENTS, unreadable, unreadable + " events could not be read and were left out");
        }
        if (!ledger.application().hasEnded()) {
            ledger.lacks(
                    Lack.Kind.END,
                    1,
                    "the end of the application is not in the log: it still ran, or the last part is missing");
        }
        if (ledger.application().spark().isEmpty()) {
            ledger.lacks(Lack.Kind.VERSION, 1, "the log does not say which Spark wrote it");
        }
    }
}
