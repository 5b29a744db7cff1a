package dev.evenkeel.core.partition;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** All that Spark logs from INFO on, as it does unless it is told otherwise, and Evenkeel at every level. */
final class Overheard extends AbstractAppender implements AutoCloseable {
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
    private final LoggerConfig ours = context.getConfiguration().getLoggerConfig("dev.evenkeel");
    private final Level level = ours.getLevel();

    private Overheard() {
        super("overheard", null, null, true, Property.EMPTY_ARRAY);
    }

    static Overheard listening() {
        Overheard overheard = new Overheard();
        overheard.start();
        LoggerConfig spark = LoggerConfig.newBuilder()
                .withLoggerName("org.apache.spark")
                .withLevel(Level.INFO)
                .withAdditivity(false)
                .withConfig(overheard.context.getConfiguration())
                .build();
        overheard.context.getConfiguration().addLogger("org.apache.spark", spark);
        for (LoggerConfig heard : List.of(spark, overheard.ours)) heard.addAppender(overheard, Level.ALL, null);
        overheard.ours.setLevel(Level.ALL);
        overheard.context.updateLoggers();
        return overheard;
    }

    @Override
    public void append(LogEvent event) {
        heard.add(event.getMessage().getFormattedMessage() + " " + event.getThrown());
    }

    String text() {
        return String.join("\n", heard);
    }

    @Override
    public void close() {
        context.getConfiguration().removeLogger("org.apache.spark");
        ours.removeAppender(getName());
        ours.setLevel(level);
        context.updateLoggers();
        stop();
    }
}
