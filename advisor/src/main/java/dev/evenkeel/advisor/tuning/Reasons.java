package dev.evenkeel.advisor.tuning;

import dev.evenkeel.advisor.knob.Knob;
import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.explain.TextLayout;
import java.time.Duration;

/** Every sentence that a tuning may say of a proposal, and of its own end. */
final class Reasons {
    private Reasons() {}

    static Reason withinBounds() {
        return new Reason("within-bounds", "known settings within their bounds, none of which changes answers");
    }

    static Reason noKnob(String key) {
        return new Reason(
                "not-tunable",
                TextLayout.cell(key, 120) + " is not one of the settings that change time and nothing else");
    }

    static Reason outOfBounds(Knob knob) {
        return new Reason("out-of-bounds", knob.key() + " may be " + knob.allowed());
    }

    static Reason notTaken(String key, String problem) {
        return new Reason("not-taken", "this Spark does not take it for " + key + ": " + TextLayout.cell(problem, 200));
    }

    static Reason alreadySo() {
        return new Reason("already-so", "the session has it so already");
    }

    static Reason triedBefore(String id) {
        return new Reason("tried-before", "the same settings were tried as " + id);
    }

    static Reason fixedAtSubmission() {
        return new Reason("fixed-at-submission", "it is read when the application starts");
    }

    static Reason noSetting() {
        return new Reason("not-a-setting", "it is no setting, so that it cannot be tried here");
    }

    static Reason notApproved(Approval.Answer answer) {
        return new Reason(
                "not-approved", "refused by " + answer.by() + (answer.note().isEmpty() ? "" : ": " + answer.note()));
    }

    static Reason noAnswer(String why) {
        return new Reason("no-answer", why);
    }

    static Reason triedAll() {
        return new Reason("tried-all", "nothing is left to try");
    }

    static Reason runsSpent(int runs) {
        return new Reason("runs-spent", "the budget of " + runs + " runs is spent");
    }

    static Reason timeSpent(Duration time) {
        return new Reason("time-spent", "the budget of " + TextLayout.duration(time) + " of runs is spent");
    }

    static Reason tokensSpent(long tokens) {
        return new Reason("tokens-spent", "the budget of " + TextLayout.count(tokens) + " tokens is spent");
    }

    static Reason resultsVary(String difference) {
        return new Reason(
                "results-vary",
                "the job gives another result each time with the same settings (" + difference
                        + "), so that nobody could tell that a change keeps it");
    }

    static Reason notConfirmed(String sentence) {
        return new Reason(
                "not-confirmed", "all that was kept, held together against the session as it was: " + sentence);
    }
}
