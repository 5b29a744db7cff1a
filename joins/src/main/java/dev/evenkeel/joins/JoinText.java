package dev.evenkeel.joins;

import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.explain.Explanation;
import dev.evenkeel.core.explain.JsonLayout;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.joins.choose.HeavyKey;
import dev.evenkeel.joins.choose.JoinFacts;
import dev.evenkeel.joins.choose.Prediction;
import dev.evenkeel.joins.choose.SideFacts;
import dev.evenkeel.joins.choose.SkewSplitting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A join's decision and what it rests on, as lines for a terminal and as JSON.
 *
 * @param decision the decision
 * @param facts what was measured, if anything was
 * @param prediction what the chosen strategy is predicted to cost, where something was measured
 */
record JoinText(Decision<JoinStrategy> decision, Optional<JoinFacts> facts, Optional<Prediction> prediction) {
    private static final int SHOWN_KEYS = 5;

    String lines() {
        List<String> lines = new ArrayList<>();
        Explanation.lines(decision).forEach(line -> lines.addAll(TextLayout.wrapped(line)));
        facts.ifPresent(measured -> {
            lines.add("  measured");
            lines.addAll(TextLayout.table(
                    List.of("  side", "rows", "without a key", "distinct keys", "input partitions"),
                    List.of(row("  left", measured.left()), row("  right", measured.right()))));
            if (!measured.heavyKeys().isEmpty()) {
                lines.add("  costliest keys");
                lines.addAll(TextLayout.table(
                        List.of("  key", "left rows", "right rows", "pairs"),
                        measured.heavyKeys().stream()
                                .limit(SHOWN_KEYS)
                                .map(JoinText::row)
                                .toList()));
            }
            lines.add("  expected pairs " + TextLayout.count(measured.expectedPairs()));
            lines.addAll(TextLayout.wrapped(
                    "  " + SkewSplitting.judge(measured, Side.LEFT).sentence()));
            lines.addAll(TextLayout.wrapped(
                    "  " + SkewSplitting.judge(measured, Side.RIGHT).sentence()));
        });
        return String.join("\n", lines) + "\n";
    }

    private static List<String> row(String name, SideFacts side) {
        return List.of(
                name,
                TextLayout.count(side.rows()),
                TextLayout.count(side.nullRows()),
                TextLayout.count(side.distinctKeys()),
                TextLayout.count(side.inputPartitions()));
    }

    private static List<String> row(HeavyKey key) {
        return List.of(
                "  " + TextLayout.cell(key.text(), 40),
                TextLayout.count(key.leftRows()),
                TextLayout.count(key.rightRows()),
                TextLayout.count(key.pairs()));
    }

    String json(JoinType type) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("schemaVersion", 1);
        members.put("joinType", type.keyword());
        members.put("decision", Explanation.members(decision));
        facts.ifPresent(measured -> {
            members.put("left", members(measured.left()));
            members.put("right", members(measured.right()));
            members.put(
                    "costliestKeys",
                    measured.heavyKeys().stream()
                            .limit(SHOWN_KEYS)
                            .map(JoinText::members)
                            .toList());
            members.put("expectedPairs", measured.expectedPairs());
            members.put("shufflePartitions", measured.shufflePartitions());
            members.put("slots", measured.cluster().slots());
            members.put("adaptiveLeft", SkewSplitting.judge(measured, Side.LEFT).code());
            members.put(
                    "adaptiveRight", SkewSplitting.judge(measured, Side.RIGHT).code());
        });
        prediction.ifPresent(predicted -> members.put("prediction", members(predicted)));
        return JsonLayout.write(members);
    }

    private static Map<String, Object> members(Prediction prediction) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("makespanMillis", prediction.makespan().toMillis());
        members.put("longestTaskMillis", prediction.longestTask().toMillis());
        members.put("workMillis", prediction.work().toMillis());
        members.put("shuffledBytes", Math.round(prediction.shuffledBytes()));
        members.put("copiedRows", Math.round(prediction.copiedRows()));
        return members;
    }

    private static Map<String, Object> members(SideFacts side) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("rows", side.rows());
        members.put("nullRows", side.nullRows());
        members.put("distinctKeys", side.distinctKeys());
        members.put("rowBytes", side.rowBytes().orElse(Double.NaN));
        members.put("inputPartitions", side.inputPartitions());
        members.put("plannedSize", side.plannedSize().bytes());
        return members;
    }

    private static Map<String, Object> members(HeavyKey key) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("text", key.text());
        members.put("leftRows", key.leftRows());
        members.put("rightRows", key.rightRows());
        members.put("pairs", key.pairs());
        return members;
    }
}
