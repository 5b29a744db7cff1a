package dev.evenkeel.benchmarks.data;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A PostgreSQL of this machine's own packages, on a free port of the loopback address, with its data in a temporary
 * directory that goes when it is closed, or when Java ends.
 *
 * <p>PostgreSQL refuses to run as root; there it is run as the user {@code postgres} that its package brings.
 */
final class PostgresServer implements Database {
    private static final String USER = "bench";
    private static final int PATIENCE = 90;

    /** Where Debian has each version in a directory of its own, off the path. */
    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

    private final Path programs;
    private final Path directory;
    private final int port;

    /** Others may use the machine too, and whoever may enter the database may run programs as its user. */
    private final String password = UUID.randomUUID().toString();

    private final Thread atTheEnd = new Thread(this::stop);

    private PostgresServer(Path programs, Path directory, int port) {
        this.programs = programs;
        this.directory = directory;
        this.port = port;
    }

    static Optional<String> obstacle() {
        return programs().isPresent() ? Optional.empty() : Optional.of("PostgreSQL is not installed");
    }

    /** Where {@code initdb} and {@code pg_ctl} are, the newest first. */
    private static Optional<Path> programs() {
        Stream<Path> onPath = Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .map(Path::of);
        return Stream.concat(versions().stream(), onPath)
                .filter(place ->
                        Files.isExecutable(place.resolve("initdb")) && Files.isExecutable(place.resolve("pg_ctl")))
                .findFirst();
    }

    private static List<Path> versions() {
        if (!Files.isDirectory(VERSIONS)) return List.of();
        try (Stream<Path> versions = Files.list(VERSIONS)) {
            return versions.sorted(Comparator.reverseOrder())
                    .map(version -> version.resolve("bin"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Database start() {
        try {
            PostgresServer server = new PostgresServer(
                    programs().orElseThrow(), Files.createTempDirectory("evenkeel-postgres"), freePort());
            Runtime.getRuntime().addShutdownHook(server.atTheEnd);
            server.begin();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void begin() throws IOException {
        Path file = Files.writeString(directory.resolve("password"), password);
        if (isRoot()) run(List.of("chown", "-R", "postgres", directory.toString()));
        run("initdb", "-D", data(), "-U", USER, "-A", "scram-sha-256", "--pwfile=" + file, "-E", "UTF8", "--no-sync");
        String settings = "-p " + port + " -c listen_addresses=127.0.0.1 -c fsync=off -k " + directory;
        run("pg_ctl", "-D", data(), "-l", directory.resolve("log").toString(), "-w", "-o", settings, "start");
    }

    @Override
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    @Override
    public Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("password", password);
        return properties;
    }

    @Override
    public String numbersTo(long last) {
        return "GENERATE_SERIES(1, " + last + ") AS t(x)";
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atTheEnd);
        stop();
    }

    private void stop() {
        try {
            run("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
        } finally {
            run(List.of("rm", "-rf", directory.toString()));
        }
    }

    private String data() {
        return directory.resolve("data").toString();
    }

    private void run(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) command.addAll(List.of("runuser", "-u", "postgres", "--"));
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    /** Runs a program to its end; what it says goes to a file, since a server that it leaves behind holds a pipe open. */
    private static void run(List<String> command) {
        try {
            Path output = Files.createTempFile("evenkeel-postgres", ".out");
            Process process = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean isDone = process.waitFor(PATIENCE, TimeUnit.SECONDS) && process.exitValue() == 0;
            String said = Files.readString(output);
            Files.delete(output);
            if (!isDone) throw new IllegalStateException(command + " failed: " + said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(command + " was interrupted", e);
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
