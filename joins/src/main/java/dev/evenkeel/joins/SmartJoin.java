package dev.evenkeel.joins;

import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.spark.Capability;
import dev.evenkeel.core.spark.Settings;
import dev.evenkeel.joins.JoinOptions.KnownKeys;
import dev.evenkeel.joins.choose.JoinChooser;
import dev.evenkeel.joins.choose.JoinFacts;
import dev.evenkeel.joins.choose.Reasons;
import dev.evenkeel.joins.spark.BroadcastGuard;
import dev.evenkeel.joins.spark.JoinInputs;
import dev.evenkeel.joins.spark.JoinLook;
import dev.evenkeel.joins.spark.JoinMeasurer;
import dev.evenkeel.joins.spark.JoinShape;
import dev.evenkeel.joins.spark.JoinShapeReader;
import dev.evenkeel.joins.spark.MeasuredJoin;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The join that returns the rows of the plain join, by the strategy that suits what was measured.
 *
 * <p>Example:
 *
 * <pre>
 * Dataset&lt;Row&gt; joined = SmartJoin.join(orders, customers, "customer_id");
 * JoinPlan plan = SmartJoin.plan(orders, customers, JoinSpec.on("customer_id").left());   // look before you leap
 * System.out.print(plan.explain());
 * </pre>
 *
 * <p>The result is that of {@code Dataset.join} with the same arguments: the same rows as a multiset, the same schema,
 * and the columns of both sides can be named as before. Without skew, and wherever nothing better is known to be
 * legal, the result is Spark's own plan, but for a broadcast of Spark's that would not fit: a hint prevents it.
 *
 * <p>Cost: nothing where the planner's knowledge settles the matter; else at most four Spark jobs, of which two read
 * the key columns of at most 32 partitions a side and two the first rows of a side. The join itself is lazy.
 */
public final class SmartJoin {
    private static final int NAMED_KEYS = 3;
    private static final Configured DEFAULT = new Configured(JoinOptions.defaults());

    private SmartJoin() {}

    /** {@return the same verbs, measuring and choosing by these options} */
    public static Configured withOptions(JoinOptions options) {
        return new Configured(options);
    }

    /** {@return an inner join on all columns whose names both sides have; an error where there is none} */
    public static Dataset<Row> join(Dataset<?> left, Dataset<?> right) {
        return DEFAULT.join(left, right);
    }

    /** {@return an inner join on a column that both sides have} */
    public static Dataset<Row> join(Dataset<?> left, Dataset<?> right, String usingColumn) {
        return DEFAULT.join(left, right, usingColumn);
    }

    /** {@return an inner join on columns that both sides have} */
    public static Dataset<Row> join(Dataset<?> left, Dataset<?> right, String[] usingColumns) {
        return DEFAULT.join(left, right, usingColumns);
    }

    /** {@return a join of that type on columns that both sides have} */
    public static Dataset<Row> join(Dataset<?> left, Dataset<?> right, String[] usingColumns, String joinType) {
        return DEFAULT.join(left, right, usingColumns, joinType);
    }

    /** {@return an inner join by a condition} */
    public static Dataset<Row> join(Dataset<?> left, Dataset<?> right, Column condition) {
        return DEFAULT.join(left, right, condition);
    }

    /** {@return a join of that type by a condition} */
    public static Dataset<Row> join(Dataset<?> left, Dataset<?> right, Column condition, String joinType) {
        return DEFAULT.join(left, right, condition, joinType);
    }

    /** {@return the join that the spec describes} */
    public static Dataset<Row> join(Dataset<?> left, Dataset<?> right, JoinSpec spec) {
        return DEFAULT.join(left, right, spec);
    }

    /** {@return the plan of {@link #join(Dataset, Dataset)}} */
    public static JoinPlan plan(Dataset<?> left, Dataset<?> right) {
        return DEFAULT.plan(left, right);
    }

    /** {@return the plan of {@link #join(Dataset, Dataset, String)}} */
    public static JoinPlan plan(Dataset<?> left, Dataset<?> right, String usingColumn) {
        return DEFAULT.plan(left, right, usingColumn);
    }

    /** {@return the plan of {@link #join(Dataset, Dataset, String[])}} */
    public static JoinPlan plan(Dataset<?> left, Dataset<?> right, String[] usingColumns) {
        return DEFAULT.plan(left, right, usingColumns);
    }

    /** {@return the plan of {@link #join(Dataset, Dataset, String[], String)}} */
    public static JoinPlan plan(Dataset<?> left, Dataset<?> right, String[] usingColumns, String joinType) {
        return DEFAULT.plan(left, right, usingColumns, joinType);
    }

    /** {@return the plan of {@link #join(Dataset, Dataset, Column)}} */
    public static JoinPlan plan(Dataset<?> left, Dataset<?> right, Column condition) {
        return DEFAULT.plan(left, right, condition);
    }

    /** {@return the plan of {@link #join(Dataset, Dataset, Column, String)}} */
    public static JoinPlan plan(Dataset<?> left, Dataset<?> right, Column condition, String joinType) {
        return DEFAULT.plan(left, right, condition, joinType);
    }

    /** {@return the plan of {@link #join(Dataset, Dataset, JoinSpec)}} */
    public static JoinPlan plan(Dataset<?> left, Dataset<?> right, JoinSpec spec) {
        return DEFAULT.plan(left, right, spec);
    }

    /** The join with options: the overloads of {@code Dataset.join}, one for one. */
    public static final class Configured {
        private final JoinOptions options;

        private Configured(JoinOptions options) {
            this.options = options;
        }

        /** {@return as {@link SmartJoin#join(Dataset, Dataset)}} */
        public Dataset<Row> join(Dataset<?> left, Dataset<?> right) {
            return plan(left, right).execute();
        }

        /** {@return as {@link SmartJoin#join(Dataset, Dataset, String)}} */
        public Dataset<Row> join(Dataset<?> left, Dataset<?> right, String usingColumn) {
            return plan(left, right, usingColumn).execute();
        }

        /** {@return as {@link SmartJoin#join(Dataset, Dataset, String[])}} */
        public Dataset<Row> join(Dataset<?> left, Dataset<?> right, String[] usingColumns) {
            return plan(left, right, usingColumns).execute();
        }

        /** {@return as {@link SmartJoin#join(Dataset, Dataset, String[], String)}} */
        public Dataset<Row> join(Dataset<?> left, Dataset<?> right, String[] usingColumns, String joinType) {
            return plan(left, right, usingColumns, joinType).execute();
        }

        /** {@return as {@link SmartJoin#join(Dataset, Dataset, Column)}} */
        public Dataset<Row> join(Dataset<?> left, Dataset<?> right, Column condition) {
            return plan(left, right, condition).execute();
        }

        /** {@return as {@link SmartJoin#join(Dataset, Dataset, Column, String)}} */
        public Dataset<Row> join(Dataset<?> left, Dataset<?> right, Column condition, String joinType) {
            return plan(left, right, condition, joinType).execute();
        }

        /** {@return as {@link SmartJoin#join(Dataset, Dataset, JoinSpec)}} */
        public Dataset<Row> join(Dataset<?> left, Dataset<?> right, JoinSpec spec) {
            return plan(left, right, spec).execute();
        }

        /** {@return as {@link SmartJoin#plan(Dataset, Dataset)}} */
        public JoinPlan plan(Dataset<?> left, Dataset<?> right) {
            return plan(left, right, JoinSpec.onCommonColumns());
        }

        /** {@return as {@link SmartJoin#plan(Dataset, Dataset, String)}} */
        public JoinPlan plan(Dataset<?> left, Dataset<?> right, String usingColumn) {
            return plan(left, right, JoinSpec.on(usingColumn));
        }

        /** {@return as {@link SmartJoin#plan(Dataset, Dataset, String[])}} */
        public JoinPlan plan(Dataset<?> left, Dataset<?> right, String[] usingColumns) {
            return plan(left, right, JoinSpec.on(usingColumns));
        }

        /** {@return as {@link SmartJoin#plan(Dataset, Dataset, String[], String)}} */
        public JoinPlan plan(Dataset<?> left, Dataset<?> right, String[] usingColumns, String joinType) {
            return plan(left, right, JoinSpec.on(usingColumns).type(joinType));
        }

        /** {@return as {@link SmartJoin#plan(Dataset, Dataset, Column)}} */
        public JoinPlan plan(Dataset<?> left, Dataset<?> right, Column condition) {
            return plan(left, right, JoinSpec.where(condition));
        }

        /** {@return as {@link SmartJoin#plan(Dataset, Dataset, Column, String)}} */
        public JoinPlan plan(Dataset<?> left, Dataset<?> right, Column condition, String joinType) {
            return plan(left, right, JoinSpec.where(condition).type(joinType));
        }

        /** {@return as {@link SmartJoin#plan(Dataset, Dataset, JoinSpec)}} */
        public JoinPlan plan(Dataset<?> left, Dataset<?> right, JoinSpec spec) {
            Settings settings = Settings.of(left.sparkSession());
            JoinInputs inputs = JoinInputs.of(left, right, spec, settings);
            if (Capability.of(left, right) != Capability.MEASURABLE) {
                return leave(inputs, JoinShape.left(inputs.plain(), Reasons.connect()), Reasons.connect());
            }
            JoinShape shape = JoinShapeReader.read(inputs);
            if (shape.obstacle().isPresent())
                return leave(inputs, shape, shape.obstacle().get());
            JoinLook look = JoinLook.of(options, settings, left.sparkSession());
            JoinMeasurer measurer = JoinMeasurer.of(inputs, shape, look);
            if (options.knownHeavyKeys().isPresent()) {
                return scattered(
                        inputs, shape, measurer, options.knownHeavyKeys().get(), look);
            }
            if (options.skewReports().isPresent()) {
                JoinOptions.Reports reports = options.skewReports().get();
                return chosen(inputs, shape, measurer.reported(reports.left(), reports.right()), look);
            }
            Optional<MeasuredJoin> counted =
                    options.maxOutputRows().isPresent() ? measurer.measureIfAllowed() : Optional.empty();
            counted.ifPresent(measured -> refuseExplosion(measured.facts()));
            Optional<Reason> unsafe = BroadcastGuard.obstacle(inputs, shape, look, options);
            if (unsafe.isPresent()) {
                JoinShape merged = JoinShape.left(BroadcastGuard.merged(inputs), unsafe.get());
                return leave(inputs, merged, unsafe.get());
            }
            Optional<Reason> obstacle = measurer.obstacle();
            if (counted.isEmpty()) obstacle = obstacle.or(measurer::tooLittleToWin);
            if (obstacle.isPresent()) return leave(inputs, shape, obstacle.get());
            return chosen(inputs, shape, counted.orElseGet(measurer::measure), look);
        }

        private JoinPlan chosen(JoinInputs inputs, JoinShape shape, MeasuredJoin measured, JoinLook look) {
            refuseExplosion(measured.facts());
            return JoinPlan.measured(inputs, shape, measured, JoinChooser.choose(measured.facts(), look.limits()));
        }

        private static JoinPlan scattered(
                JoinInputs inputs, JoinShape shape, JoinMeasurer measurer, KnownKeys known, JoinLook look) {
            List<List<@Nullable Object>> keys = shape.keysOf(inputs.left().sparkSession(), known.keys());
            Decision<JoinStrategy> decision = JoinChooser.scatterGiven(
                    inputs.spec().joinType(),
                    shape.residual(),
                    known.side(),
                    keys.size(),
                    Math.min(look.cluster().slots(), look.shufflePartitions()),
                    measurer.readOnce());
            return JoinPlan.unmeasured(inputs, shape, keys, decision);
        }

        private void refuseExplosion(JoinFacts facts) {
            OptionalLong most = options.maxOutputRows();
            if (most.isEmpty() || facts.expectedRows() <= most.getAsLong()) return;
            String keys = facts.heavyKeys().stream()
                    .limit(NAMED_KEYS)
                    .map(key -> key.text() + " (" + TextLayout.count(key.pairs()) + " rows)")
                    .collect(Collectors.joining(", "));
            throw JoinErrors.tooManyRows(
                    facts.expectedRows(), most.getAsLong(), keys.isEmpty() ? "keys that are all alike" : keys);
        }

        private static JoinPlan leave(JoinInputs inputs, JoinShape shape, Reason reason) {
            return JoinPlan.unmeasured(inputs, shape, List.of(), JoinChooser.leave(reason));
        }
    }
}
