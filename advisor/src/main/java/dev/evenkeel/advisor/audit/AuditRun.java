package dev.evenkeel.advisor.audit;

import java.util.List;

/**
 * The events of one run, in the order in which they happened. Thread-safe.
 *
 * <p>Example: {@code log.run("nightly").add(new AuditEvent.Deferred("c1", "spark.executor.memory 8g"))}.
 */
public final class AuditRun {
    private final AuditLog log;
    private final String name;
    private long last;

    AuditRun(AuditLog log, String name, long last) {
        this.log = log;
        this.name = name;
        this.last = last;
    }

    /** {@return the name of the run} */
    public String name() {
        return name;
    }

    /** {@return how much of the texts of models is kept} */
    public Texts texts() {
        return log.texts();
    }

    /** Writes an event down; it is on the disk when this returns. */
    public synchronized void add(AuditEvent event) {
        log.write(name, last + 1, event);
        last++;
    }

    /** {@return the events of this run so far, those from before a crash included} */
    public List<AuditEvent> events() {
        return log.read().of(name).stream().map(AuditRecord::event).toList();
    }
}
