package dev.evenkeel.advisor.model.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A service on this machine that replies to question after question as it was told, the last reply again and again.
 *
 * <p>Speaks HTTP over a bare socket, so that it can misbehave in ways that a server library does not allow.
 */
public final class ScriptedService implements AutoCloseable {
    /** A question as it came: its first line, its headers in lower case, its body. */
    public record Received(String line, Map<String, String> headers, String body) {
        /** {@return the whole question as text} */
        public String whole() {
            return line + "\n" + headers + "\n" + body;
        }
    }

    private final ServerSocket socket;
    private final Deque<Reply> replies;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Semaphore ended = new Semaphore(0);

    private ScriptedService(ServerSocket socket, List<Reply> replies) {
        this.socket = socket;
        this.replies = new ArrayDeque<>(replies);
    }

    /** {@return the service, which listens} */
    public static ScriptedService with(Reply... replies) {
        try {
            ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            ScriptedService service = new ScriptedService(socket, List.of(replies));
            daemon(service::listen);
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return where it listens} */
    public String address() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    /** {@return the questions that came, in order} */
    public List<Received> received() {
        return received;
    }

    /** {@return true if so many replies end within ten seconds, because they are done or the client has gone} */
    public boolean repliesEnded(int replies) throws InterruptedException {
        return ended.tryAcquire(replies, 10, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                daemon(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            received.add(question(connection.getInputStream()));
            next().to(connection.getInputStream(), connection.getOutputStream());
            connection.getOutputStream().flush();
        } catch (IOException | InterruptedException e) {
            // The client went away, as some tests want it to.
        } finally {
            ended.release();
        }
    }

    private synchronized Reply next() {
        Reply next = replies.removeFirst();
        if (replies.isEmpty()) replies.addLast(next);
        return next;
    }

    private static Received question(InputStream in) throws IOException {
        String line = line(in);
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Received(line, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) throw new IOException("gone before the question was whole");
            if (b != '\r') line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "scripted-service");
        thread.setDaemon(true);
        thread.start();
    }
}
