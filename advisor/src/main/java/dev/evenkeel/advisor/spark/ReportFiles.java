package dev.evenkeel.advisor.spark;

import dev.evenkeel.advisor.Advisor;
import dev.evenkeel.advisor.AdvisorReport;
import dev.evenkeel.advisor.facts.RunProfile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import scala.Tuple2;

/** The report of an application in the directory that its settings name, as JSON, as text and as a page. */
final class ReportFiles {
    private static final String HADOOP = "spark.hadoop.";

    private ReportFiles() {}

    /** {@return the report that was written} */
    static AdvisorReport write(RunProfile profile, SparkConf conf) throws IOException {
        AdvisorReport report = Advisor.rules().advise(profile);
        String id = profile.application().id();
        String name = "evenkeel-" + (id.isEmpty() ? "application" : id.replaceAll("[^A-Za-z0-9_.-]", "_"));
        Path directory = new Path(conf.get(AdvisorListener.OUTPUT));
        try (FileSystem files = FileSystem.newInstance(directory.toUri(), hadoop(conf))) {
            files.setWriteChecksum(false);
            write(files, new Path(directory, name + ".json"), report.toJson());
            write(files, new Path(directory, name + ".txt"), report.explain());
            write(files, new Path(directory, name + ".html"), report.toHtml());
        }
        return report;
    }

    private static void write(FileSystem files, Path file, String text) throws IOException {
        try (OutputStream out = files.create(file)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Configuration hadoop(SparkConf conf) {
        Configuration hadoop = new Configuration();
        for (Tuple2<String, String> pair : conf.getAllWithPrefix(HADOOP)) hadoop.set(pair._1(), pair._2());
        return hadoop;
    }
}
