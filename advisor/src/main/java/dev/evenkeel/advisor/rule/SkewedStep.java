package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.facts.Operator;
import dev.evenkeel.advisor.facts.Operator.Aggregate;
import dev.evenkeel.advisor.facts.Operator.Join;
import dev.evenkeel.advisor.facts.Operator.Window;
import dev.evenkeel.advisor.facts.PlanNode;
import dev.evenkeel.advisor.facts.Settings;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.unit.ByteSize;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The step of a plan whose keys dealt out the rows of an uneven stage: a join, a window or an aggregate.
 *
 * <p>Example: {@code SortMergeJoin on customer_id}. A stage whose plan is not known has none.
 *
 * @param node the step; empty where the plan does not tell it
 */
record SkewedStep(Optional<PlanNode> node) {
    /** Adaptive execution splits a partition above this multiple of the median, and above this size. */
    private static final double ADAPTIVE_FACTOR = 5;

    private static final ByteSize ADAPTIVE_SIZE = ByteSize.mebibytes(256);

    static SkewedStep of(List<PlanNode> nodes) {
        return new SkewedStep(first(nodes, Join.class)
                .or(() -> first(nodes, Window.class))
                .or(() -> nodes.stream()
                        .filter(node -> node.as(Aggregate.class)
                                .map(aggregate -> !aggregate.isPartial())
                                .orElse(false))
                        .findFirst()));
    }

    private static Optional<PlanNode> first(List<PlanNode> nodes, Class<? extends Operator> known) {
        return nodes.stream()
                .filter(node -> known.isInstance(node.operator()) && !isBroadcast(node))
                .findFirst();
    }

    private static boolean isBroadcast(PlanNode node) {
        return node.as(Join.class)
                .map(join -> join.strategy() == Join.Strategy.BROADCAST_HASH
                        || join.strategy() == Join.Strategy.BROADCAST_NESTED_LOOP)
                .orElse(false);
    }

    boolean isJoin() {
        return join().isPresent();
    }

    boolean isGrouping() {
        return node.flatMap(step -> step.as(Aggregate.class)).isPresent();
    }

    private Optional<Join> join() {
        return node.flatMap(step -> step.as(Join.class));
    }

    /** {@return the keys that deal out the rows} */
    List<String> keys() {
        return join().map(Join::leftKeys)
                .or(() -> node.flatMap(step -> step.as(Window.class)).map(Window::partitionKeys))
                .or(() -> node.flatMap(step -> step.as(Aggregate.class)).map(Aggregate::keys))
                .orElse(List.of());
    }

    /** {@return the place within a sentence; empty where it is not known} */
    String place() {
        if (node.isEmpty()) return "";
        String on = keys().isEmpty() ? "" : " on " + TextLayout.cell(String.join(", ", keys()), 60);
        return ", in " + node.get().name() + on;
    }

    /** {@return why adaptive execution, where it is on, did not split the long task; empty where that is not known} */
    Optional<String> reachOfAdaptiveExecution(Settings settings, StageFacts stage) {
        if (settings.isOff(Knobs.ADAPTIVE) || settings.isOff(Knobs.SKEW_JOIN) || node.isEmpty())
            return Optional.empty();
        if (join().isEmpty()) return Optional.of("adaptive execution could split it: it splits joins only");
        if (join().get().isSplit()) {
            return Optional.of(
                    "adaptive execution left it alone: it split partitions of this join, and one is still long");
        }
        if (Set.of("FullOuter", "Full Outer").contains(join().get().type())) {
            return Optional.of("adaptive execution could split it: it splits no full outer join");
        }
        return bySize(stage);
    }

    private static Optional<String> bySize(StageFacts stage) {
        ByteSize longest = stage.slowest().read();
        double median = stage.spreads().of(TaskFigure.SHUFFLE_READ_BYTES).median();
        if (longest.compareTo(ADAPTIVE_SIZE) < 0) {
            return Optional.of("adaptive execution could split it: the task read " + longest
                    + ", and only partitions of more than " + ADAPTIVE_SIZE + " count as skewed");
        }
        if (median > 0 && longest.bytes() < ADAPTIVE_FACTOR * median) {
            return Optional.of("adaptive execution could split it: the task read "
                    + TextLayout.factor(longest.bytes() / median) + " the median of bytes, and only from "
                    + TextLayout.factor(ADAPTIVE_FACTOR) + " on a partition counts as skewed");
        }
        return Optional.empty();
    }
}
