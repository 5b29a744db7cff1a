package dev.evenkeel.advisor.eventlog;

import dev.evenkeel.advisor.AdvisorErrors;
import dev.evenkeel.advisor.hadoop.HadoopSettings;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A log on a file system that Hadoop reaches, such as {@code s3a://} and {@code gs://}.
 *
 * <p>Needs the jar of that file system on the class path. Settings come from Hadoop's own files there, and from system
 * properties that begin with {@code spark.hadoop.}, as {@code spark-submit} sets them.
 */
public final class HadoopPlace {
    private HadoopPlace() {}

    /** {@return the place at that address} */
    public static LogPlace of(URI address) {
        try {
            Path path = new Path(address);
            FileSystem system = HadoopSettings.ofProcess().system(address);
            FileStatus status = system.getFileStatus(path);
            if (!status.isDirectory()) return new LogPlace(address.toString(), false, List.of(file(system, status)));
            List<LogFile> files = new ArrayList<>();
            for (FileStatus one : system.listStatus(path)) if (one.isFile()) files.add(file(system, one));
            return new LogPlace(address.toString(), true, files);
        } catch (FileNotFoundException e) {
            throw AdvisorErrors.noSuchLog(address.toString());
        } catch (IOException e) {
            throw AdvisorErrors.unreadableLog(address.toString(), e);
        } catch (LinkageError e) {
            throw AdvisorErrors.noHadoop(address.toString(), e);
        }
    }

    private static LogFile file(FileSystem system, FileStatus status) {
        return new LogFile(status.getPath().getName(), status.getLen(), () -> system.open(status.getPath()));
    }
}
