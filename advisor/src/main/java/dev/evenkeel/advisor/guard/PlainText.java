package dev.evenkeel.advisor.guard;

import dev.evenkeel.advisor.knob.Knobs;
import dev.evenkeel.core.decide.Reason;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a model may say in words: plain English sentences, without code, markup, links, orders, or settings that were
 * not judged.
 *
 * <p>Example: {@code the longest task (S4.0) took 52 s} passes; {@code run spark.conf().set(…)} does not. Such a text
 * is shown to a person and does nothing, but a person may paste what is in it.
 */
final class PlainText {
    static final int REASON = 500;
    static final int SUMMARY = 1_000;
    static final int QUESTION = 300;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 .,;:?!%()/'\"=+*_-]*");
    private static final Pattern CODE = anyOf(
            "://|www\\.|--|\\.\\w+\\(|\\(\\)|\\*\\*|__",
            "\\bselect\\b.*\\bfrom\\b|\\bdelete from\\b|\\binsert into\\b",
            "\\b(drop|truncate|alter|create) (table|view|database)\\b",
            "\\b(curl|wget|sudo|chmod|rm -\\w|eval|exec|bash|powershell)\\b",
            "\\bset [\\w.]+ ?=|\\bimport [\\w.]+;|\\bnew [A-Z]\\w+\\(");
    private static final Pattern ORDERS = anyOf(
            "\\b(ignore|disregard|forget|override)\\b.{0,20}\\b(instruction|rule|guard|warning|finding)",
            "\\b(ignore|disregard|forget|override)\\b.{0,20}\\b(previous|prior|above)\\b",
            "system (prompt|instruction)|\\b(password|secret|credential|api key|access key)s?\\b",
            "\\b(without|no need for|skip|bypass)\\b.{0,15}\\b(approval|review|validation|check)",
            "\\bauto-?approve|\\bapproved by\\b");
    /** A setting may be named to say how it is, but not to say how it should be: that was not judged. */
    private static final Pattern CHANGE =
            anyOf("\\b(set|rais(e|ing)|lower(?! than)|lowering|increas(e|ing)|decreas(e|ing)"
                    + "|reduc(e|ing)|chang(e|ing)|switch|turn|enabl(e|ing)|disabl(e|ing))\\b[^.]{0,60}$");

    private static final Pattern SETTING = Pattern.compile("\\bspark(\\.[A-Za-z0-9_-]+)+");

    private PlainText() {}

    private static Pattern anyOf(String... patterns) {
        return Pattern.compile("(?i)" + String.join("|", patterns));
    }

    /** Refuses a text that is not plain; of settings it may name those that were sent, and speak of changing its own. */
    static void check(String text, int most, Set<String> sentSettings, String own) throws Refused {
        Optional<Reason> why = problem(text, most, sentSettings, own);
        if (why.isPresent()) throw new Refused(why.get());
    }

    static Optional<Reason> problem(String text, int most, Set<String> sentSettings, String own) {
        if (text.length() > most) return Optional.of(Reasons.textTooLong(text.length(), most));
        if (!PLAIN.matcher(text).matches() || CODE.matcher(text).find()) return Optional.of(Reasons.textNotPlain());
        if (ORDERS.matcher(text).find()) return Optional.of(Reasons.textCommands());
        Matcher settings = SETTING.matcher(text);
        while (settings.find()) {
            String key = settings.group();
            boolean isChanged =
                    CHANGE.matcher(text.substring(0, settings.start())).find();
            if (key.equals(own)) continue;
            if (isChanged || Knobs.named(key).isEmpty() || !sentSettings.contains(key))
                return Optional.of(Reasons.textNamesSetting(key));
        }
        return Optional.empty();
    }
}
