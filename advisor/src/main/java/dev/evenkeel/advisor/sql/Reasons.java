package dev.evenkeel.advisor.sql;

import dev.evenkeel.advisor.model.FinishReason;
import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.explain.TextLayout;

/** Every sentence by which an answer of a model is refused before Spark sees it. */
final class Reasons {
    private Reasons() {}

    static Reason notFinished(FinishReason finish) {
        return new Reason("sql-not-finished", "the model's answer did not come to its end: " + finish);
    }

    static Reason notTheForm(String what) {
        return new Reason("sql-other-form", "the answer has not the form that was asked for: " + what);
    }

    static Reason noStatement(String explanation) {
        return new Reason("sql-none", "the model wrote no statement: " + TextLayout.cell(explanation, 300));
    }

    static Reason passed() {
        return new Reason("sql-passed", "one SELECT over the tables offered, analysed and not run");
    }

    static Reason noAnswer(String why) {
        return new Reason("sql-no-answer", why);
    }
}
