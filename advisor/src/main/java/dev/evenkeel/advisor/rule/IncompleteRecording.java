package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Where;
import dev.evenkeel.advisor.facts.Lack;
import java.util.List;
import java.util.Optional;

/**
 * A recording that lacks something, so that sums are too low and other findings may be missing.
 *
 * <p>Example: a log without the end of the application, and 3 lines that are no JSON.
 *
 * <p>Fires on any lack that lowers sums. Informs only; the other findings are trusted one step less. Silent where only
 * details were left out, such as single tasks above the limit, since sums have them.
 */
final class IncompleteRecording implements RunRule {
    @Override
    public String id() {
        return "incomplete-recording";
    }

    @Override
    public Optional<Finding> judgeWhole(Case run) {
        List<Lack> lacks = run.run().lacks().stream().filter(Lack::lowersSums).toList();
        if (lacks.isEmpty()) return Optional.empty();
        Finding.Draft draft = Finding.of(id(), Where.run())
                .because("the recording is incomplete, so that sums may be too low: "
                        + lacks.get(0).sentence())
                .showing(Evidence.count("things missing", lacks.size()))
                .advising(Advice.code(
                        "read the log again once the application has ended and all its files are there",
                        "",
                        "the report has no note of missing data"));
        for (Lack lack : lacks) draft.showing(Evidence.count(name(lack), lack.count()));
        return Optional.of(draft.build());
    }

    private static String name(Lack lack) {
        return switch (lack.kind()) {
            case END -> "no end of the application";
            case BROKEN_LINES -> "broken lines";
            case CUT_OFF -> "cut off";
            case FILES -> "missing files";
            case EVENTS -> "events that could not be read";
            case DROPPED_EVENTS -> "events that Spark did not deliver";
            case DETAILS, VERSION, OTHER -> "other";
        };
    }
}
