package dev.evenkeel.advisor.audit;

import dev.evenkeel.core.explain.TextLayout;
import java.time.Instant;

/**
 * An event, with when it happened and in which run: a line of the log.
 *
 * @param time when it was written down
 * @param run the run it belongs to
 * @param number its place in the run, from 1
 * @param event what happened
 */
public record AuditRecord(Instant time, String run, long number, AuditEvent event) {
    private static final int LINE = 400;

    @Override
    public String toString() {
        return time + " " + AuditLine.kind(event) + " " + TextLayout.cell(event.sentence(), LINE);
    }
}
