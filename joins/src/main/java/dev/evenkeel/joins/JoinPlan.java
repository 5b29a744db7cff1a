package dev.evenkeel.joins;

import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.explain.Explanation;
import dev.evenkeel.core.explain.JsonLayout;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.joins.choose.HeavyKey;
import dev.evenkeel.joins.choose.JoinFacts;
import dev.evenkeel.joins.choose.SideFacts;
import dev.evenkeel.joins.choose.SkewSplitting;
import dev.evenkeel.joins.spark.JoinExecutor;
import dev.evenkeel.joins.spark.JoinInputs;
import dev.evenkeel.joins.spark.JoinShape;
import dev.evenkeel.joins.spark.MeasuredJoin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * A join strategy bound to two Datasets: look at the decision, then carry it out.
 *
 * <p>Example: {@code JoinPlan plan = SmartJoin.plan(orders, customers, JoinSpec.on("customer_id"));} then
 * {@code plan.explain()} and {@code plan.execute()}.
 */
public final class JoinPlan {
    private static final int SHOWN_KEYS = 5;

    private final JoinInputs inputs;
    private final JoinShape shape;
    private final List<List<@Nullable Object>> keys;
    private final Optional<JoinFacts> facts;
    private final Decision<JoinStrategy> decision;

    private JoinPlan(
            JoinInputs inputs,
            JoinShape shape,
            List<List<@Nullable Object>> keys,
            Optional<JoinFacts> facts,
            Decision<JoinStrategy> decision) {
        this.inputs = inputs;
        this.shape = shape;
        this.keys = keys;
        this.facts = facts;
        this.decision = decision;
    }

    static JoinPlan measured(
            JoinInputs inputs, JoinShape shape, MeasuredJoin measured, Decision<JoinStrategy> decision) {
        return new JoinPlan(inputs, shape, measured.keys(), Optional.of(measured.facts()), decision);
    }

    static JoinPlan unmeasured(
            JoinInputs inputs, JoinShape shape, List<List<@Nullable Object>> keys, Decision<JoinStrategy> decision) {
        return new JoinPlan(inputs, shape, keys, Optional.empty(), decision);
    }

    /** {@return the strategy, the reason for it, and the rejected alternatives} */
    public Decision<JoinStrategy> decision() {
        return decision;
    }

    /** {@return what the strategy was chosen from; nothing where nothing was measured} */
    public Optional<JoinFacts> facts() {
        return facts;
    }

    /** {@return the joined Dataset, the same rows as the plain join; lazy, no job runs} */
    public Dataset<Row> execute() {
        return JoinExecutor.execute(inputs, shape, keys, decision.chosen());
    }

    /** {@return the decision and what it rests on, in lines for a terminal} */
    public String explain() {
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
                                .map(JoinPlan::row)
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

    /** {@return the decision and its facts as one JSON object, {@code schemaVersion} first} */
    public String toJson() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("schemaVersion", 1);
        members.put("joinType", inputs.spec().joinType().keyword());
        members.put("decision", Explanation.members(decision));
        facts.ifPresent(measured -> {
            members.put("left", members(measured.left()));
            members.put("right", members(measured.right()));
            members.put(
                    "costliestKeys",
                    measured.heavyKeys().stream()
                            .limit(SHOWN_KEYS)
                            .map(JoinPlan::members)
                            .toList());
            members.put("expectedPairs", measured.expectedPairs());
            members.put("shufflePartitions", measured.shufflePartitions());
            members.put("slots", measured.cluster().slots());
        });
        return JsonLayout.write(members);
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

    @Override
    public String toString() {
        return "JoinPlan[" + decision.chosen() + ", reason=" + decision.reason().code() + "]";
    }
}
