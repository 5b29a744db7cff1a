package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.facts.PlanNode;
import java.util.regex.Pattern;

/** A text that two steps share where they compute the same, whatever numbers Spark gave their columns. */
final class Signature {
    private static final Pattern NUMBERS = Pattern.compile("#\\d+L?|\\[?(plan_)?id=#?\\d+]?|\\(\\d+\\)");

    /** {@code *(3)} in front of a name is the number of its generated code. */
    private static final Pattern GENERATED = Pattern.compile("\\*\\s*");

    /** Wrappers and metrics aside, these steps change no row. */
    private static final Pattern SILENT =
            Pattern.compile("WholeStageCodegen.*|InputAdapter|AdaptiveSparkPlan|.*QueryStage|AQEShuffleRead"
                    + "|CustomShuffleReader|ColumnarToRow");

    private Signature() {}

    /** {@return the signature of a step alone} */
    static String ofStep(PlanNode node) {
        String detail = NUMBERS.matcher(node.detail()).replaceAll("");
        return node.name() + " " + node.operator() + " "
                + GENERATED.matcher(detail).replaceAll("");
    }

    /** {@return the signature of a step and all below it} */
    static String of(PlanNode node) {
        StringBuilder text = new StringBuilder();
        write(node, text);
        return text.toString();
    }

    private static void write(PlanNode node, StringBuilder text) {
        boolean isSilent = SILENT.matcher(node.name()).matches();
        if (!isSilent) text.append(ofStep(node)).append('(');
        for (PlanNode input : node.inputs()) {
            write(input, text);
            text.append(';');
        }
        if (!isSilent) text.append(')');
    }
}
