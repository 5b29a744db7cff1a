package dev.evenkeel.advisor.model.contract;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** All that is logged, at every level, and printed while it listens. */
final class Overheard extends Handler implements AutoCloseable {
    private final Logger root = Logger.getLogger("");
    private final Level level = root.getLevel();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final PrintStream ear = new PrintStream(heard, true, StandardCharsets.UTF_8);
    private final SimpleFormatter formatter = new SimpleFormatter();

    Overheard() {
        setLevel(Level.ALL);
        root.setLevel(Level.ALL);
        root.addHandler(this);
        System.setOut(ear);
        System.setErr(ear);
    }

    String all() {
        return heard.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void publish(LogRecord message) {
        ear.println(formatter.format(message));
    }

    @Override
    public void flush() {
        ear.flush();
    }

    @Override
    public void close() {
        root.removeHandler(this);
        root.setLevel(level);
        System.setOut(out);
        System.setErr(err);
    }
}
