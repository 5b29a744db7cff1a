package dev.evenkeel.advisor.history;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A folder on a file system that Hadoop reaches, such as {@code s3a://} and {@code gs://}.
 *
 * <p>Settings come from Hadoop's own files on the class path, and from system properties that begin with {@code
 * spark.hadoop.}, as {@code spark-submit} sets them.
 */
record HadoopFolder(String address) implements Folder {
    private static final String PREFIX = "spark.hadoop.";

    @Override
    public Folder in(String name) {
        return new HadoopFolder(new Path(address, name).toString());
    }

    @Override
    public List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try {
            for (FileStatus file : system().listStatus(new Path(address))) {
                names.add(file.getPath().getName());
            }
        } catch (FileNotFoundException e) {
            return List.of();
        }
        return names;
    }

    @Override
    public String read(String name) throws IOException {
        try (InputStream in = system().open(new Path(address, name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void write(String name, String text) throws IOException {
        try (OutputStream out = system().create(new Path(address, name))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private FileSystem system() throws IOException {
        Configuration configuration = new Configuration();
        System.getProperties().stringPropertyNames().stream()
                .filter(key -> key.startsWith(PREFIX))
                .forEach(key -> configuration.set(key.substring(PREFIX.length()), System.getProperty(key)));
        return FileSystem.get(new Path(address).toUri(), configuration);
    }
}
