package dev.evenkeel.advisor.history;

import dev.evenkeel.core.explain.TextLayout;
import java.util.List;

/** A warning in the log for each alert. */
final class LogSink implements AlertSink {
    private static final System.Logger LOG = System.getLogger(AlertSink.class.getName());
    private static final int NAME = 80;

    @Override
    public void take(PastRun run, List<Alert> alerts) {
        for (Alert alert : alerts) {
            LOG.log(System.Logger.Level.WARNING, "Evenkeel: " + TextLayout.cell(run.name(), NAME) + ": " + alert);
        }
    }
}
