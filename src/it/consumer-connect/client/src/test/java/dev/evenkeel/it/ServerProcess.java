package dev.evenkeel.it;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The Connect server in a JVM of its own, with its own class path. It ends with {@link #close} or with this JVM. */
final class ServerProcess implements AutoCloseable {
    private static final String READY = "listening on ";

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static ServerProcess start(List<String> jvmFlags) throws IOException {
        Path target = Path.of(System.getProperty("server.target"));
        String dependencies = Files.readString(target.resolve("dependencies.classpath")).strip();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmFlags);
        command.add("-cp");
        command.add(target.resolve("classes") + File.pathSeparator + dependencies);
        command.add("dev.evenkeel.it.ConnectServer");
        Process process = new ProcessBuilder(command)
                .redirectError(target.resolve("server.log").toFile())
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                return new ServerProcess(process, Integer.parseInt(line.substring(READY.length())));
            }
        }
        throw new IOException("The Connect server ended before it listened; its log is " + target.resolve("server.log")
                + ":\n" + Files.readString(target.resolve("server.log")));
    }

    String url() {
        return "sc://127.0.0.1:" + port;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
