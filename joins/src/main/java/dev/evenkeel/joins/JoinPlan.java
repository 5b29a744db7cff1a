package dev.evenkeel.joins;

import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.error.Errors;
import dev.evenkeel.core.spark.Capability;
import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.joins.choose.JoinChooser;
import dev.evenkeel.joins.choose.JoinFacts;
import dev.evenkeel.joins.choose.Prediction;
import dev.evenkeel.joins.spark.JoinExecutor;
import dev.evenkeel.joins.spark.JoinInputs;
import dev.evenkeel.joins.spark.JoinObserver;
import dev.evenkeel.joins.spark.JoinShape;
import dev.evenkeel.joins.spark.JoinVerifier;
import dev.evenkeel.joins.spark.MeasuredJoin;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
    private final JoinInputs inputs;
    private final JoinShape shape;
    private final List<List<@Nullable Object>> keys;
    private final Optional<JoinFacts> facts;
    private final Decision<JoinStrategy> decision;
    private volatile @Nullable ObservedJoin observed;

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

    /**
     * {@return what the strategy is predicted to cost on the cluster; nothing where nothing was measured}
     *
     * <p>No job runs.
     */
    public Optional<Prediction> prediction() {
        return facts.map(measured -> JoinChooser.predict(measured, decision.chosen()));
    }

    /**
     * {@return what the join really gave and took while an action ran on it, beside what was expected}
     *
     * <p>Example: {@code plan.observe(joined -> joined.write().parquet(path))}. Cost: the action itself, whose rows are
     * counted as they pass; what follows the join in the action is not pushed through the counting, so that this is for
     * looking and not for production. It is remembered: see {@link #observed()}.
     *
     * @param action must read the Dataset that it is given to its end
     */
    public ObservedJoin observe(Consumer<Dataset<Row>> action) {
        if (Capability.of(inputs.left(), inputs.right()) != Capability.MEASURABLE)
            throw Errors.needsClassicSession("JoinPlan.observe");
        JoinObserver.Seen seen = JoinObserver.watch(execute(), action);
        ObservedJoin told = new ObservedJoin(
                seen.rows(),
                seen.longestTask(),
                facts.map(JoinFacts::expectedRows),
                prediction().map(Prediction::longestTask));
        observed = told;
        return told;
    }

    /** {@return what the last {@link #observe} saw; nothing before it} */
    public Optional<ObservedJoin> observed() {
        return Optional.ofNullable(observed);
    }

    /**
     * {@return whether the chosen join gives the rows of Spark's own one, tried on a part of the keys}
     *
     * <p>Example: {@code plan.verify(0.01)}. For those who want to see it on their own data before they trust it. Sides
     * that are not deterministic may differ from themselves. Cost: both joins on so many of the keys, with each side read
     * whole for either.
     *
     * @param fraction the part of the keys, above 0 and up to 1
     */
    public JoinVerification verify(double fraction) {
        if (!(fraction > 0 && fraction <= 1))
            throw new IllegalArgumentException("fraction must be above 0 and at most 1: " + fraction);
        if (Capability.of(inputs.left(), inputs.right()) != Capability.MEASURABLE)
            throw Errors.needsClassicSession("JoinPlan.verify");
        return JoinVerifier.verify(inputs, shape, keys, decision.chosen(), new Ratio(fraction));
    }

    /** {@return the decision and what it rests on, in lines for a terminal} */
    public String explain() {
        return text().lines();
    }

    /** {@return the decision and its facts as one JSON object, {@code schemaVersion} first} */
    public String toJson() {
        return text().json(inputs.spec().joinType());
    }

    private JoinText text() {
        return new JoinText(decision, facts, prediction());
    }

    @Override
    public String toString() {
        return "JoinPlan[" + decision.chosen() + ", reason=" + decision.reason().code() + "]";
    }
}
