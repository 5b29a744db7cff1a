package dev.evenkeel.advisor.guard;

import dev.evenkeel.advisor.Confidence;
import dev.evenkeel.advisor.SettingChange;
import dev.evenkeel.advisor.facts.KnownSettings;
import dev.evenkeel.advisor.guard.Answer.ActionItem;
import dev.evenkeel.advisor.guard.Answer.Config;
import dev.evenkeel.advisor.model.ModelResponse;
import dev.evenkeel.core.decide.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What stands between a model's answer and a person: only what passes every rail is proposed, in our own words, and all
 * that does not is refused with a reason.
 *
 * <p>Example:
 *
 * <pre>
 * GuardRails rails = GuardRails.of(SettingRegistry.read(), Limits.ofNodes(16, ByteSize.gibibytes(64)));
 * Judged judged = rails.judge(response, sent);
 * judged.settings();   // [spark.sql.shuffle.partitions: 200 -> 800]
 * judged.refused();    // [spark.sql.ansi.enabled=false: it can change answers, which no advice may touch]
 * </pre>
 *
 * <p>In order: a finished answer, strict JSON of the asked form and size; for each setting its key, the deny-list,
 * whether this Spark has it, the allow-list, who reads it, the characters of its value, Spark's own check, ours, the
 * step from what it is; for each action its parameters and that its places and names were sent; for both their evidence
 * and their words; then what must hold between settings. Pure; thread-safe.
 */
public final class GuardRails {
    private final KnownSettings known;
    private final Relations relations;

    private GuardRails(KnownSettings known, Relations relations) {
        this.known = known;
        this.relations = relations;
    }

    /** {@return the guard rails for a Spark that knows these settings, on machines of that size} */
    public static GuardRails of(KnownSettings known, Limits limits) {
        return new GuardRails(known, new Relations(limits));
    }

    /** {@return what of an answer may be shown as advice, and what not and why} */
    public Judged judge(ModelResponse response, Sent sent) {
        try {
            return new Judging(AnswerReading.read(response), sent).judged();
        } catch (Refused refused) {
            return Judged.nothing(new Refusal("the whole answer", refused.reason()));
        }
    }

    /** One answer being judged, item by item. */
    private final class Judging {
        private final Answer answer;
        private final Sent sent;
        private final Set<String> keys;
        private final List<Refusal> refused = new ArrayList<>();
        private final List<ProposedSetting> settings = new ArrayList<>();
        private final List<ProposedAction> actions = new ArrayList<>();

        Judging(Answer answer, Sent sent) {
            this.answer = answer;
            this.sent = sent;
            this.keys = sent.keys();
        }

        Judged judged() {
            answer.configs().forEach(this::setting);
            answer.actions().forEach(this::action);
            relate();
            String summary = words("the summary", answer.summary(), PlainText.SUMMARY);
            return new Judged(summary, settings, actions, refused, question());
        }

        private void setting(Config config) {
            SettingGuard guard = new SettingGuard(known, sent);
            try {
                SettingChange change = guard.change(config);
                Support support = support(config.support(), change.key());
                if (settings.stream().anyMatch(other -> other.change().key().equals(change.key())))
                    throw new Refused(Reasons.twice());
                settings.add(new ProposedSetting(change, guard.scope(change.key()), support));
            } catch (Refused stop) {
                refused.add(new Refusal(config.toString(), stop.reason()));
            }
        }

        private void action(ActionItem item) {
            try {
                Action action = new ActionGuard(sent).action(item);
                Support support = support(item.support(), "");
                if (actions.stream().anyMatch(other -> isSamePlace(other.action(), action)))
                    throw new Refused(Reasons.twiceAt());
                actions.add(new ProposedAction(action, support));
            } catch (Refused stop) {
                refused.add(new Refusal(item.toString(), stop.reason()));
            }
        }

        private Support support(Answer.Support claimed, String own) throws Refused {
            if (claimed.evidence().isEmpty()) throw new Refused(Reasons.noEvidence());
            for (String id : claimed.evidence())
                if (sent.information().fact(id).isEmpty()) throw new Refused(Reasons.unknownEvidence(id));
            if (claimed.reason().isBlank()) throw new Refused(Reasons.textNotPlain());
            PlainText.check(claimed.reason(), PlainText.REASON, keys, own);
            List<String> evidence = claimed.evidence().stream().distinct().toList();
            return new Support(sent.names().restore(claimed.reason()), evidence, confidence(claimed.confidence()));
        }

        /**
         * Settings are held against each other; of those that break something the last one goes, until nothing breaks.
         */
        private void relate() {
            for (int at = settings.size() - 1; at >= 0; at--) {
                Optional<Reason> problem = problem(settings.get(at));
                if (problem.isEmpty()) continue;
                ProposedSetting dropped = settings.remove(at);
                refused.add(new Refusal(
                        dropped.change().key() + "=" + dropped.change().recommended(), problem.get()));
                at = settings.size();
            }
        }

        private Optional<Reason> problem(ProposedSetting proposed) {
            List<SettingChange> together =
                    settings.stream().map(ProposedSetting::change).toList();
            return relations.problem(proposed.change(), new Trial(sent, together));
        }

        private Optional<String> question() {
            String asked = answer.question().strip();
            if (asked.isEmpty()) return Optional.empty();
            if (asked.chars().filter(c -> c == '?').count() > 1) {
                refused.add(new Refusal("the question", Reasons.manyQuestions()));
                return Optional.empty();
            }
            String plain = words("the question", asked, PlainText.QUESTION);
            return plain.isEmpty() ? Optional.empty() : Optional.of(plain);
        }

        /** {@return a text with the user's names put back; empty where it is not plain, which is told} */
        private String words(String what, String text, int most) {
            Optional<Reason> problem = PlainText.problem(text, most, keys, "");
            if (problem.isEmpty()) return sent.names().restore(text.strip());
            refused.add(new Refusal(what, problem.get()));
            return "";
        }
    }

    private static boolean isSamePlace(Action one, Action other) {
        return one.kind().equals(other.kind()) && one.at().equals(other.at());
    }

    private static Confidence confidence(String word) throws Refused {
        for (Confidence confidence : Confidence.values())
            if (confidence.name().toLowerCase(Locale.ROOT).equals(word)) return confidence;
        throw new Refused(Reasons.offForm("confidence"));
    }
}
