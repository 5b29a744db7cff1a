package dev.evenkeel.joins;

import dev.evenkeel.core.spark.Capability;
import dev.evenkeel.core.spark.Settings;
import dev.evenkeel.joins.spark.JoinInputs;
import dev.evenkeel.joins.spark.UniformSaltJoin;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Classic salting, and yet the rows of the plain join: every key of one side is scattered over so many salts, and every
 * row of the other is copied for each of them.
 *
 * <p>Example: {@code SaltedJoin.join(clicks, pages, new String[] {"page_id"}, "left_outer", 8)}. The left side is
 * scattered, or the right one where the join preserves that; the copied side is {@code saltFactor} times as large. A
 * full outer join is refused, for each copy without a match would come out. {@link SmartJoin} salts hot keys alone and
 * copies little; this is for those who know that they want it.
 *
 * <p>The salt of a row is a hash of its content and its input partition's id, so that a task that runs again sends each
 * row where it went before. Nothing is measured.
 *
 * <p>Cost: no Spark job. The join itself is lazy.
 */
public final class SaltedJoin {
    private SaltedJoin() {}

    /**
     * {@return the join on columns that both sides have}
     *
     * @param saltFactor how many salts, at least 1
     */
    public static Dataset<Row> join(
            Dataset<?> left, Dataset<?> right, String[] usingColumns, String joinType, int saltFactor) {
        return join(left, right, JoinSpec.on(usingColumns).type(joinType), saltFactor);
    }

    /** {@return the join by a condition} */
    public static Dataset<Row> join(
            Dataset<?> left, Dataset<?> right, Column condition, String joinType, int saltFactor) {
        return join(left, right, JoinSpec.where(condition).type(joinType), saltFactor);
    }

    /** {@return the join that the spec describes} */
    public static Dataset<Row> join(Dataset<?> left, Dataset<?> right, JoinSpec spec, int saltFactor) {
        if (saltFactor < 1) throw new IllegalArgumentException("saltFactor must be at least 1: " + saltFactor);
        JoinType type = spec.joinType();
        if (type == JoinType.FULL_OUTER) throw JoinErrors.saltedFullOuter();
        if (Capability.of(left, right) != Capability.MEASURABLE) throw JoinErrors.saltedConnect();
        Side scattered = type.mayReplicate(Side.RIGHT) ? Side.LEFT : Side.RIGHT;
        JoinInputs inputs = JoinInputs.of(left, right, spec, Settings.of(left.sparkSession()));
        return saltFactor == 1 ? inputs.plain() : UniformSaltJoin.join(inputs, scattered, saltFactor);
    }
}
