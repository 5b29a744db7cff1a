package dev.evenkeel.joins.choose;

import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.joins.JoinStrategy;

/** Short names of strategies, and the reasons that decisions give for rejecting them. */
final class Choices {
    private Choices() {}

    static String name(JoinStrategy strategy) {
        return strategy.fold(
                n -> "Native",
                broadcast -> "Broadcast " + broadcast.build(),
                salt -> "SelectiveSalt " + salt.scattered(),
                cells -> "Cells",
                split -> "SplitHeavy " + split.skewed(),
                distinct -> "DistinctKeys");
    }

    static Reason reason(Decision<JoinStrategy> decision, String alternative) {
        return decision.rejected().stream()
                .filter(rejected -> name(rejected.alternative()).equals(alternative))
                .findFirst()
                .orElseThrow()
                .reason();
    }

    static Reason reason(Decision<JoinStrategy> decision, JoinStrategy strategy) {
        return decision.rejected().stream()
                .filter(rejected -> rejected.alternative().equals(strategy))
                .findFirst()
                .orElseThrow()
                .reason();
    }
}
