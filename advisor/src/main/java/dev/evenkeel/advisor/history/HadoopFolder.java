package dev.evenkeel.advisor.history;

import dev.evenkeel.advisor.hadoop.HadoopSettings;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A folder on a file system that Hadoop reaches, such as {@code s3a://} and {@code gs://}.
 *
 * <p>Example: {@code new HadoopFolder("s3a://reports/history", HadoopSettings.ofProcess())}.
 *
 * @param address the address
 * @param settings what its file system is told
 */
record HadoopFolder(String address, HadoopSettings settings) implements Folder {
    @Override
    public Folder in(String name) {
        return new HadoopFolder(new Path(address, name).toString(), settings);
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
        return settings.system(new Path(address).toUri());
    }
}
