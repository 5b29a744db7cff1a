package dev.evenkeel.advisor.guard;

import dev.evenkeel.advisor.knob.Knob;
import dev.evenkeel.advisor.model.FinishReason;
import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.explain.TextLayout;
import java.util.Optional;

/** Why an answer, or an item of it, is not used: a code for programs and a sentence for people. */
final class Reasons {
    private static final int WIDTH = 60;

    private Reasons() {}

    static Reason notFinished(FinishReason finish) {
        return new Reason("answer-not-finished", "the model did not finish its answer (" + finish + ")");
    }

    static Reason emptyAnswer() {
        return new Reason("answer-empty", "the answer has no text");
    }

    static Reason tooLongAnswer(int characters, int limit) {
        return new Reason(
                "answer-too-long",
                "the answer has " + TextLayout.count(characters) + " characters, over the limit of "
                        + TextLayout.count(limit));
    }

    static Reason notJson() {
        return new Reason("answer-not-json", "the answer is not one JSON object and nothing else");
    }

    static Reason offForm(String what) {
        return new Reason("answer-off-form", "the answer has another form than was asked for: " + shown(what));
    }

    static Reason tooManyItems(int items, int limit) {
        return new Reason("answer-too-many-items", "the answer has " + items + " items, over the limit of " + limit);
    }

    static Reason keyNotPlain() {
        return new Reason("setting-key-not-plain", "a key is spark. and plain ASCII letters, digits, dots and dashes");
    }

    static Reason forbidden(String why) {
        return new Reason("setting-forbidden", "it " + why + ", which no advice may touch");
    }

    static Reason unreadRegistry() {
        return new Reason("setting-registry-unread", "which settings this Spark has could not be read");
    }

    static Reason unknownSetting(String spark, Optional<String> near) {
        return new Reason(
                "setting-unknown",
                "Spark" + (spark.isEmpty() ? "" : " " + spark) + " has no such setting"
                        + near.map(name -> "; " + name + " is near").orElse(""));
    }

    static Reason deprecated(String words, Optional<String> successor) {
        return new Reason(
                "setting-deprecated",
                "it is deprecated or gone, " + shown(words)
                        + successor
                                .map(name -> "; " + name + " is its successor")
                                .orElse(""));
    }

    static Reason notAKnob() {
        return new Reason("setting-not-on-list", "it is not on the list of settings that may be advised");
    }

    static Reason twice() {
        return new Reason("setting-named-twice", "the answer names it more than once");
    }

    static Reason wrongScope(String scope) {
        return new Reason(
                "setting-scope",
                scope.equals("submission")
                        ? "a running session cannot change it: it is read when the application starts"
                        : "it is a setting of the session, not of the submission");
    }

    static Reason valueNotPlain() {
        return new Reason("value-not-plain", "a value is letters, digits, dots and a minus, and refers to nothing");
    }

    static Reason refusedBySpark(String words) {
        return new Reason("value-refused-by-spark", "Spark does not take the value: " + shown(words));
    }

    static Reason withoutUnit(Knob knob) {
        return new Reason(
                "value-without-unit",
                "a number without a unit would count in " + (knob.kind() == Knob.Kind.TIME ? "seconds" : "KiB or MiB")
                        + "; the value needs its unit");
    }

    static Reason wrongKind(Knob knob) {
        return new Reason("value-of-another-kind", "the value is not of its kind; allowed: " + knob.allowed());
    }

    static Reason outOfBounds(Knob knob, String value) {
        return new Reason("value-out-of-bounds", value + " is outside " + knob.allowed());
    }

    static Reason stepTooLarge(Knob knob, String from, String to) {
        return new Reason(
                "value-step-too-large",
                "from " + from + " to " + to + " is more than " + TextLayout.factor(knob.step()) + " at once");
    }

    static Reason nothingChanges(String value) {
        return new Reason("value-unchanged", "it is " + value + " already");
    }

    static Reason overNode(String what, String limit) {
        return new Reason("executor-over-node", "an executor would have " + what + ", over the limit of " + limit);
    }

    static Reason overMemory(String what, String limit) {
        return new Reason("memory-over-limit", what + " would be over the limit of " + limit);
    }

    static Reason overCluster(String what, String limit) {
        return new Reason("cluster-over-limit", what + " would be over the limit of " + limit);
    }

    static Reason disordered(String lower, String upper) {
        return new Reason("settings-contradict", lower + " would be above " + upper);
    }

    static Reason withoutEffect(String why) {
        return new Reason("setting-without-effect", "it would do nothing: " + why);
    }

    static Reason unknownAction(String action) {
        return new Reason("action-unknown", "no action is called " + shown(action));
    }

    static Reason wrongParameters(String expected) {
        return new Reason("action-parameters", "the action takes " + expected);
    }

    static Reason unknownTarget(String at) {
        return new Reason("action-target-unknown", shown(at) + " was not sent as something it can be done to");
    }

    static Reason unknownNames(String name) {
        return new Reason("action-name-unknown", shown(name) + " was not sent as a name of that place");
    }

    static Reason sideNotCopied(String type, String side) {
        return new Reason("action-side-not-copied", "a " + type + " join does not let its " + side + " side be copied");
    }

    static Reason broadcastTooLarge(String size, String limit) {
        return new Reason(
                "action-broadcast-too-large", "the side is " + size + ", over the limit of " + limit + " for a copy");
    }

    static Reason twiceAt() {
        return new Reason("action-named-twice", "the answer has the same action for the same place more than once");
    }

    static Reason noEvidence() {
        return new Reason("evidence-missing", "it cites nothing that was sent");
    }

    static Reason unknownEvidence(String id) {
        return new Reason("evidence-unknown", "it cites " + shown(id) + ", which was not sent");
    }

    static Reason textNotPlain() {
        return new Reason("text-not-plain", "its text holds code, markup, a link or other than plain sentences");
    }

    static Reason textTooLong(int characters, int limit) {
        return new Reason(
                "text-too-long",
                "its text has " + TextLayout.count(characters) + " characters, over the limit of "
                        + TextLayout.count(limit));
    }

    static Reason textCommands() {
        return new Reason("text-gives-orders", "its text speaks to the reader as an instruction or of secrets");
    }

    static Reason textNamesSetting(String key) {
        return new Reason("text-names-setting", "its text speaks of " + shown(key) + ", which was not judged with it");
    }

    static Reason manyQuestions() {
        return new Reason("more-than-one-question", "at most one question may come back");
    }

    private static String shown(String said) {
        return TextLayout.cell(said, WIDTH);
    }
}
