package dev.evenkeel.advisor.prompt;

import dev.evenkeel.advisor.facts.FailureFacts;
import dev.evenkeel.advisor.facts.RunProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What failed, {@code X1}, {@code X2}, … by kind, class of error and Spark's error condition; never by its message.
 *
 * <p>Example: {@code org.apache.spark.SparkException: [FAILED_EXECUTE_UDF] …} is told as {@code SparkException},
 * {@code FAILED_EXECUTE_UDF}.
 */
final class FailureReading {
    private static final double WEIGHT = 800;
    private static final int MOST = 10;
    private static final int STAGES = 5;
    private static final Pattern CONDITION = Pattern.compile("\\[([A-Z][A-Z_0-9]{2,60})[].]");

    private FailureReading() {}

    static List<Fact> of(RunProfile run) {
        List<Fact> facts = new ArrayList<>();
        for (FailureFacts failure : run.failures()) {
            if (facts.size() == MOST) break;
            String id = "X" + (facts.size() + 1);
            facts.add(of(Fact.of(Section.FAILURES, id, WEIGHT - facts.size()), failure, run));
        }
        return facts;
    }

    private static Fact of(Fact fact, FailureFacts failure, RunProfile run) {
        List<String> at = failure.stages().stream()
                .limit(STAGES)
                .flatMap(stage -> run.stage(stage).stream())
                .map(stage -> StageReading.id(stage.id(), stage.attempt()))
                .toList();
        return condition(
                        fact.word("kind", failure.kind()).word("error", Vocabulary.ERRORS, failure.type()),
                        failure.message())
                .count("attempts", failure.attempts())
                .seconds("slotTimeLost", failure.lost())
                .ids("at", at);
    }

    /** {@return the fact with Spark's error condition, where a message names one of the list} */
    static Fact condition(Fact fact, String message) {
        Matcher matcher = CONDITION.matcher(message);
        Optional<String> condition = matcher.find() ? Vocabulary.CONDITIONS.word(matcher.group(1)) : Optional.empty();
        return condition.isPresent() ? fact.word("condition", Vocabulary.CONDITIONS, condition.get()) : fact;
    }
}
