package dev.evenkeel.advisor.audit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;

/**
 * A file of events, a line of JSON each, that is only ever added to.
 *
 * <p>Example:
 *
 * <pre>
 * try (AuditLog log = AuditLog.open(Path.of("tuning.jsonl"))) {
 *     TuningSession.of(spark, job).auditedBy(log).tune();
 * }
 * System.out.print(AuditLog.read(Path.of("tuning.jsonl")).explain());
 * </pre>
 *
 * <p>A record is on the disk when {@link AuditRun#add} returns, whatever happens to the process or the machine after
 * that. A line that a crash cut off stays as it is, is told by {@link #read}, and takes nothing with it: the next record
 * begins a line of its own. One session writes at a time, others are refused; reading is always possible. Thread-safe.
 *
 * <p>Implementation note: the lock is held on a file beside it, {@code <name>.lock}, since a process that closes any
 * reader of a file gives up its locks on that file. The lock ends with the process; the empty file may stay.
 */
public final class AuditLog implements AutoCloseable {
    private final Path file;
    private final Texts texts;
    private final InstantSource clock;
    private final FileChannel channel;
    private final FileChannel lockChannel;
    private final FileLock lock;
    private boolean isInsideLine;

    private AuditLog(Path file, Texts texts, InstantSource clock) throws IOException {
        this.file = file;
        this.texts = texts;
        this.clock = clock;
        this.lockChannel = FileChannel.open(lockOf(file), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            this.lock = locked();
            this.isInsideLine = endsInsideLine(file);
            boolean isNew = Files.notExists(file);
            this.channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            if (isNew) keepName();
        } catch (IOException | RuntimeException e) {
            lockChannel.close();
            throw e;
        }
    }

    /** {@return the log in that file, which is made where it is not there; texts of models are hashed} */
    public static AuditLog open(Path file) {
        return open(file, Texts.HASHED);
    }

    /** {@return the log in that file, which keeps as much of the texts of models as that says} */
    public static AuditLog open(Path file, Texts texts) {
        return open(file, texts, InstantSource.system());
    }

    static AuditLog open(Path file, Texts texts, InstantSource clock) {
        try {
            return new AuditLog(file.toAbsolutePath(), texts, clock);
        } catch (IOException e) {
            throw AuditErrors.unwritable(file, e);
        }
    }

    /**
     * {@return all that is in a log; what is no whole record of ours is told and passed over}
     *
     * <p>A log that another session writes may be read: then the last line may be one that is being written.
     */
    public static AuditTrail read(Path file) {
        try {
            return AuditTrail.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw AuditErrors.unreadable(file, e);
        }
    }

    /** {@return what is in this log so far} */
    public AuditTrail read() {
        return read(file);
    }

    /** {@return how much of the texts of models is kept} */
    public Texts texts() {
        return texts;
    }

    /** {@return the run of that name, which goes on where it was left} */
    public AuditRun run(String name) {
        long last =
                read().of(name).stream().mapToLong(AuditRecord::number).max().orElse(0);
        return new AuditRun(this, name, last);
    }

    /** Writes a record, and returns when it is on the disk. */
    synchronized void write(String run, long number, AuditEvent event) {
        if (!channel.isOpen()) throw AuditErrors.closed(file);
        String line = AuditLine.write(new AuditRecord(clock.instant(), run, number, event)) + "\n";
        try {
            // A line that was cut off, by a crash before or a full disk just now, ends here.
            byte[] bytes = (isInsideLine ? "\n" + line : line).getBytes(StandardCharsets.UTF_8);
            isInsideLine = true;
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) channel.write(rest);
            channel.force(true);
            isInsideLine = false;
        } catch (IOException e) {
            throw AuditErrors.unwritable(file, e);
        }
    }

    /** Lets another session write. */
    @Override
    public synchronized void close() {
        try {
            channel.close();
            if (lock.isValid()) lock.release();
            lockChannel.close();
        } catch (IOException e) {
            throw AuditErrors.unwritable(file, e);
        }
    }

    static Path lockOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".lock");
    }

    private FileLock locked() throws IOException {
        try {
            FileLock held = lockChannel.tryLock();
            if (held != null) return held;
        } catch (OverlappingFileLockException e) {
            // Held in this very process.
        }
        throw AuditErrors.inUse(file);
    }

    private static boolean endsInsideLine(Path file) throws IOException {
        if (Files.notExists(file)) return false;
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            if (bytes.length() == 0) return false;
            byte[] beginning = new byte[(int) Math.min(bytes.length(), AuditLine.BEGINNING.length())];
            bytes.readFully(beginning);
            if (!AuditLine.BEGINNING.startsWith(new String(beginning, StandardCharsets.UTF_8))) {
                throw AuditErrors.notAnAudit(file);
            }
            bytes.seek(bytes.length() - 1);
            return bytes.read() != '\n';
        }
    }

    /** The name of a new file lies in its folder, which has to reach the disk as well. */
    private void keepName() {
        Path folder = file.getParent();
        if (folder == null) return;
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException e) {
            // Not every system opens a folder; those that do not keep the name by themselves.
        }
    }
}
