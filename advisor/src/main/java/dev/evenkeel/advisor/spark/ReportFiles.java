package dev.evenkeel.advisor.spark;

import dev.evenkeel.advisor.AdvisorReport;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.hadoop.HadoopSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The report of an application in the directory that its settings name, as JSON, as text and as a page. */
final class ReportFiles {
    private ReportFiles() {}

    static void write(RunProfile profile, AdvisorReport report, String output, HadoopSettings hadoop)
            throws IOException {
        String id = profile.application().id();
        String name = "evenkeel-" + (id.isEmpty() ? "application" : id.replaceAll("[^A-Za-z0-9_.-]", "_"));
        Path directory = new Path(output);
        try (FileSystem files = hadoop.ownSystem(directory.toUri())) {
            files.setWriteChecksum(false);
            write(files, new Path(directory, name + ".json"), report.toJson());
            write(files, new Path(directory, name + ".txt"), report.explain());
            write(files, new Path(directory, name + ".html"), report.toHtml());
        }
    }

    private static void write(FileSystem files, Path file, String text) throws IOException {
        try (OutputStream out = files.create(file)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
