package dev.evenkeel.advisor.hadoop;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/**
 * What Hadoop's file systems are told beside its own files on the class path: Spark's settings that begin with {@code
 * spark.hadoop.}.
 *
 * <p>Example: {@code spark.hadoop.fs.s3a.endpoint=https://store.example} is Hadoop's {@code fs.s3a.endpoint}. Immutable.
 */
public final class HadoopSettings {
    private static final String PREFIX = "spark.hadoop.";

    private final Map<String, String> own;

    private HadoopSettings(Map<String, String> own) {
        this.own = Map.copyOf(own);
    }

    /** {@return those among the system properties, where {@code spark-submit} puts them} */
    public static HadoopSettings ofProcess() {
        Map<String, String> properties = new HashMap<>();
        for (String key : System.getProperties().stringPropertyNames()) properties.put(key, System.getProperty(key));
        return of(properties);
    }

    /** {@return those among Spark's settings} */
    public static HadoopSettings of(Map<String, String> spark) {
        Map<String, String> own = new HashMap<>();
        spark.forEach((key, value) -> {
            if (key.startsWith(PREFIX)) own.put(key.substring(PREFIX.length()), value);
        });
        return new HadoopSettings(own);
    }

    /** {@return the file system of an address, shared with all who ask for it in this process} */
    public FileSystem system(URI address) throws IOException {
        return FileSystem.get(address, configuration());
    }

    /** {@return a file system of the caller's own, who may change how it writes, and closes it} */
    public FileSystem ownSystem(URI address) throws IOException {
        return FileSystem.newInstance(address, configuration());
    }

    private Configuration configuration() {
        Configuration configuration = new Configuration();
        own.forEach(configuration::set);
        return configuration;
    }
}
