package dev.evenkeel.core.partition;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A PostgreSQL of this machine's own packages, started for one test class on a free port of the loopback address, with
 * its data in a temporary directory.
 *
 * <p>PostgreSQL refuses to run as root; there it is run as the user {@code postgres} that its package brings.
 */
final class PostgresServer {
    static final String USER = "keel";
    static final String PASSWORD = "p@ss;word";

    private final Path programs;
    private final Path directory;
    private final int port;

    private PostgresServer(Path programs, Path directory, int port) {
        this.programs = programs;
        this.directory = directory;
        this.port = port;
    }

    /**
     * {@return where {@code initdb} and {@code pg_ctl} are, the newest first; nothing where PostgreSQL is not
     * installed}
     */
    static Optional<Path> programs() {
        List<Path> places = new ArrayList<>();
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            versions.sorted((a, b) -> b.compareTo(a)).forEach(version -> places.add(version.resolve("bin")));
        } catch (IOException e) {
            // not Debian, or not installed
        }
        Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .map(Path::of)
                .forEach(places::add);
        return places.stream()
                .filter(place ->
                        Files.isExecutable(place.resolve("initdb")) && Files.isExecutable(place.resolve("pg_ctl")))
                .findFirst();
    }

    static PostgresServer start(Path programs) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("evenkeel-postgres");
        PostgresServer server = new PostgresServer(programs, directory, freePort());
        Files.writeString(directory.resolve("password"), PASSWORD);
        if (isRoot()) run(List.of("chown", "-R", "postgres", directory.toString()));
        server.run(
                "initdb",
                "-D",
                server.data(),
                "-U",
                USER,
                "-A",
                "scram-sha-256",
                "-E",
                "UTF8",
                "--no-sync",
                "--pwfile=" + directory.resolve("password"));
        server.run(
                "pg_ctl",
                "-D",
                server.data(),
                "-l",
                directory.resolve("log").toString(),
                "-w",
                "-t",
                "60",
                "-o",
                "-p " + server.port + " -c listen_addresses=127.0.0.1 -c fsync=off -k " + directory,
                "start");
        return server;
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    void stop() throws IOException, InterruptedException {
        run("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
        run(List.of("rm", "-rf", directory.toString()));
    }

    private String data() {
        return directory.resolve("data").toString();
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (isRoot()) command.addAll(List.of("runuser", "-u", "postgres", "--"));
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("evenkeel-postgres", ".out");
        Process process = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean isDone = process.waitFor(90, TimeUnit.SECONDS) && process.exitValue() == 0;
        String said = Files.readString(output);
        Files.delete(output);
        if (!isDone) throw new IllegalStateException(command + " failed: " + said);
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
