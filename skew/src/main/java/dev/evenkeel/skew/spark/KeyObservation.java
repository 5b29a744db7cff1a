package dev.evenkeel.skew.spark;

import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.skew.Coverage;
import dev.evenkeel.skew.SkewErrors;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.types.DataType;

/**
 * A key that is counted while the user's own job reads a Dataset.
 *
 * <p>Follow one row: a filter above the Dataset calls a {@link KeyTap}, which lets it pass and counts its key in the
 * task's {@link TaskTally}. When the task has succeeded, what it counted comes to the driver by {@link TaskReadings} as
 * a {@link TaskReading}, and is merged into what its {@link ActionReading action read}.
 *
 * @param <T> the type of the Dataset's rows
 */
public final class KeyObservation<T> {
    private static final int NAME_WIDTH = 60;

    /** A job whose results pass {@code spark.driver.maxResultSize} fails; sketches take this part of it at the most. */
    private static final double PART_OF_RESULTS = 0.25;

    private final Dataset<T> data;
    private final CountedKey key;
    private final ActionReadings actions;

    private KeyObservation(Dataset<T> data, CountedKey key, ActionReadings actions) {
        this.data = data;
        this.key = key;
        this.actions = actions;
    }

    /**
     * {@return the observation of a key of a batch Dataset of a classic session}
     *
     * @param counters keys that each sketch keeps
     */
    public static <T> KeyObservation<T> of(Dataset<T> data, Key key, int counters) {
        List<DataType> types = key.types(data);
        ActionReadings actions = new ActionReadings(counters);
        TaskReadings readings = TaskReadings.to(actions);
        SparkContext context = data.sparkSession().sparkContext();
        context.register(readings);
        KeyTap tap = new KeyTap(shown(key), types.toArray(DataType[]::new), counters, bytesOfStage(context), readings);
        TapForm form = TapForm.of(key, types);
        Dataset<T> observed = data.filter(form.call(data, tap, key, types));
        return new KeyObservation<>(observed, new CountedKey(key, types, form.form(types)), actions);
    }

    private static String shown(Key key) {
        return "Evenkeel[observes " + TextLayout.cell(String.join(", ", key.names()), NAME_WIDTH) + "]";
    }

    private static long bytesOfStage(SparkContext context) {
        long ofResults = context.conf().getSizeAsBytes("spark.driver.maxResultSize", "1g");
        return ofResults == 0 ? Long.MAX_VALUE : (long) (ofResults * PART_OF_RESULTS);
    }

    /** {@return the Dataset to use in place of the one that is observed} */
    public Dataset<T> data() {
        return data;
    }

    /** {@return what was found of the key in the rows that an action read; nothing where none did in a task} */
    public Optional<KeyMeasurer.Measured> measured() {
        return actions.fullest().map(CompletableFuture::join).map(this::measured);
    }

    private KeyMeasurer.Measured measured(Observed observed) {
        if (!observed.isSure()) throw SkewErrors.readInSeveralWays();
        int partitions = observed.partitions().partitions();
        return new KeyMeasurer.Measured(
                new Coverage(partitions, partitions, 0, 1),
                observed.partitions(),
                Optional.empty(),
                List.of(key.facts(data.sparkSession(), observed.keys())));
    }

    /** {@return true where Spark reads the rows while it plans, so that no task ever sees them} */
    public boolean isReadByPlanner() {
        return data.queryExecution().optimizedPlan() instanceof LocalRelation;
    }
}
