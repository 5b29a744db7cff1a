package dev.evenkeel.advisor.audit;

import dev.evenkeel.advisor.model.ModelRequest;
import dev.evenkeel.advisor.model.ModelResponse;
import dev.evenkeel.core.explain.TextLayout;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One thing that happened on the way from a question to a change that stands or does not.
 *
 * <p>Example: {@code new RolledBack("c1", "other-result", "…", Map.of())} says that the change c1 gave other rows.
 *
 * <p>No kind of event has room for a key, an address, a value of the user's data or the message of an exception. A
 * recommendation goes by one {@code id} from the event that brings it to the one that ends it. Members that a later
 * release adds are read as empty from the lines of an earlier one. Immutable.
 */
public sealed interface AuditEvent {
    /** {@return the same in words, on one line, without a full stop} */
    String sentence();

    /**
     * A tuning began, or went on after a crash.
     *
     * @param job what the caller calls the job
     * @param terms under which terms: budget, number of pairs, what counts
     */
    record Began(String job, List<String> terms) implements AuditEvent {
        /** Copies the list. */
        public Began {
            terms = List.copyOf(terms);
        }

        @Override
        public String sentence() {
            return "job " + job + "; " + String.join("; ", terms);
        }
    }

    /**
     * A run was measured.
     *
     * @param of the recommendation that it tries; {@code baseline} where it tries none
     * @param role which of the runs it is, such as {@code pair 2, without}
     * @param wallMillis how long the caller waits for it
     * @param cpuMillis processor time of all its tasks
     * @param makespanMillis its tasks, stage by stage, on the slots there are
     * @param tasks how many tasks
     * @param rows rows of its result; -1 where it is no Dataset
     */
    record Measured(String of, String role, long wallMillis, long cpuMillis, long makespanMillis, long tasks, long rows)
            implements AuditEvent {
        @Override
        public String sentence() {
            return of + ", " + role + ": " + time(wallMillis) + " of wall time, " + time(cpuMillis) + " of processor, "
                    + time(makespanMillis) + " of makespan, " + TextLayout.count(tasks) + " tasks"
                    + (rows < 0 ? "" : ", " + TextLayout.count(rows) + " rows");
        }
    }

    /**
     * A model was asked, and answered.
     *
     * @param model what was asked for
     * @param modelVersion what answered, as the service says
     * @param responseId the service's own name of the answer
     * @param finish why the answer ended
     * @param promptHash SHA-256 of all that was sent
     * @param responseHash SHA-256 of the answer
     * @param promptTokens tokens read
     * @param answerTokens tokens written, thinking included
     * @param prompt what was sent, where texts are kept; else empty
     * @param response what was answered, where texts are kept; else empty
     */
    record Asked(
            String model,
            String modelVersion,
            String responseId,
            String finish,
            String promptHash,
            String responseHash,
            long promptTokens,
            long answerTokens,
            String prompt,
            String response)
            implements AuditEvent {
        /** {@return the event of that question and its answer, with as much of their texts as is to be kept} */
        public static Asked of(ModelRequest request, ModelResponse response, Texts texts) {
            String prompt = Texts.sent(request);
            return new Asked(
                    response.model(),
                    response.modelVersion(),
                    response.responseId(),
                    response.finish().name(),
                    Texts.hash(prompt),
                    Texts.hash(response.text()),
                    response.tokens().prompt(),
                    response.tokens().answer() + response.tokens().thoughts(),
                    texts == Texts.KEPT ? prompt : "",
                    texts == Texts.KEPT ? response.text() : "");
        }

        @Override
        public String sentence() {
            return model + (modelVersion.isEmpty() ? "" : " (" + modelVersion + ")") + " answered: " + finish + ", "
                    + TextLayout.count(promptTokens) + " tokens read, " + TextLayout.count(answerTokens)
                    + " written; prompt " + brief(promptHash) + ", answer " + brief(responseHash);
        }
    }

    /**
     * Somebody who proposes did so; an empty list says that there was nothing.
     *
     * @param by who proposes, such as {@code rules}
     * @param round how often that one was asked before
     * @param items what is recommended
     */
    record Recommended(String by, long round, List<Recommendation> items) implements AuditEvent {
        /** Copies the list. */
        public Recommended {
            items = List.copyOf(items);
        }

        @Override
        public String sentence() {
            if (items.isEmpty()) return by + " has nothing (more) to recommend";
            return by + " recommends "
                    + items.stream().map(Recommendation::toString).collect(Collectors.joining("; "));
        }
    }

    /**
     * A recommendation was held against the guards.
     *
     * @param id the recommendation
     * @param verdict {@code accepted} or {@code refused}
     * @param code why, for programs
     * @param reason why, in words
     */
    record Judged(String id, String verdict, String code, String reason) implements AuditEvent {
        @Override
        public String sentence() {
            return id + " " + verdict + " (" + code + "): " + reason;
        }
    }

    /**
     * Somebody was asked whether it may be tried.
     *
     * @param id the recommendation
     * @param answer {@code approved} or {@code refused}
     * @param by who answered
     * @param note what they said
     */
    record Approval(String id, String answer, String by, String note) implements AuditEvent {
        @Override
        public String sentence() {
            return id + " " + answer + " by " + by + (note.isEmpty() ? "" : ": " + note);
        }
    }

    /**
     * It was applied, for trial or for good.
     *
     * @param id the recommendation
     * @param settings every setting that differs from the caller's session
     * @param scope where they hold
     */
    record Applied(String id, Map<String, String> settings, String scope) implements AuditEvent {
        /** Copies the map. */
        public Applied {
            settings = Ordered.copy(settings);
        }

        @Override
        public String sentence() {
            return id + " applied in " + scope + ": " + listed(settings);
        }
    }

    /**
     * What it did was measured.
     *
     * @param id the recommendation
     * @param yardstick what counts, such as {@code WALL}
     * @param pairs how many pairs of runs, with and without
     * @param faster in how many of them the run with it was faster
     * @param gain the median part of the yardstick that it saves; negative where it costs
     * @param leastGain the smallest of the pairs
     * @param mostGain the largest of the pairs
     * @param noise by how much runs of the same settings differed
     * @param chance how probable so many faster runs are of a change that does nothing
     * @param results {@code equal} or {@code different}
     */
    record Effect(
            String id,
            String yardstick,
            long pairs,
            long faster,
            double gain,
            double leastGain,
            double mostGain,
            double noise,
            double chance,
            String results)
            implements AuditEvent {
        @Override
        public String sentence() {
            return id + ": " + faster + " of " + pairs + " pairs faster, " + share(gain) + " of " + yardstick
                    + " gained (" + share(leastGain) + " to " + share(mostGain) + "), noise " + share(noise)
                    + ", results " + results;
        }

        /** A change may cost several times what there was, which no ratio can say. */
        private static String share(double part) {
            return String.format(Locale.ROOT, "%.1f %%", part * 100);
        }
    }

    /**
     * It stands.
     *
     * @param id the recommendation
     * @param code why, for programs
     * @param reason why, in words
     * @param settings every setting that now differs from the caller's session
     */
    record Kept(String id, String code, String reason, Map<String, String> settings) implements AuditEvent {
        /** Copies the map. */
        public Kept {
            settings = Ordered.copy(settings);
        }

        @Override
        public String sentence() {
            return id + " kept (" + code + "): " + reason;
        }
    }

    /**
     * It does not stand.
     *
     * @param id the recommendation
     * @param code why, for programs
     * @param reason why, in words
     * @param settings every setting that now differs from the caller's session
     */
    record RolledBack(String id, String code, String reason, Map<String, String> settings) implements AuditEvent {
        /** Copies the map. */
        public RolledBack {
            settings = Ordered.copy(settings);
        }

        @Override
        public String sentence() {
            return id + " rolled back (" + code + "): " + reason;
        }
    }

    /**
     * It cannot be tried in a running application, and became text.
     *
     * @param id the recommendation
     * @param text lines for the next submission, or code
     */
    record Deferred(String id, String text) implements AuditEvent {
        @Override
        public String sentence() {
            return id + " is for the next submission: " + text;
        }
    }

    /**
     * It ended.
     *
     * @param code why, for programs
     * @param reason why, in words
     * @param settings every setting that is recommended in the end
     */
    record Ended(String code, String reason, Map<String, String> settings) implements AuditEvent {
        /** Copies the map. */
        public Ended {
            settings = Ordered.copy(settings);
        }

        @Override
        public String sentence() {
            return "(" + code + "): " + reason + "; stands: " + listed(settings);
        }
    }

    private static String time(long millis) {
        return TextLayout.duration(Duration.ofMillis(millis));
    }

    private static String brief(String hash) {
        return hash.substring(0, Math.min(12, hash.length()));
    }

    private static String listed(Map<String, String> settings) {
        if (settings.isEmpty()) return "nothing";
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(", "));
    }
}
