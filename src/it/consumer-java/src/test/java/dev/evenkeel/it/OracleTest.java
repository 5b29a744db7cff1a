package dev.evenkeel.it;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.joins.JoinOptions;
import dev.evenkeel.joins.JoinSpec;
import dev.evenkeel.joins.JoinStrategy.DistinctKeys;
import dev.evenkeel.joins.JoinStrategy.SplitHeavy;
import dev.evenkeel.joins.KeyGrid;
import dev.evenkeel.joins.Side;
import dev.evenkeel.joins.SmartJoin;
import dev.evenkeel.joins.spark.ForcedJoin;
import dev.evenkeel.testkit.JoinOracleSuite;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The oracle suite on this Spark: every other question to SmartJoin, which measures both sides whole and leaves Spark's
 * own plan for any gain; the others to a join that scatters every key, where that is legal. Of the two sides the left
 * is scattered first, since no facts so small would make SmartJoin salt.
 */
class OracleTest extends JoinOracleSuite {
    private static final int SALTS = 3;
    private static final JoinOptions OPTIONS = JoinOptions.defaults()
            .withMeasure(JoinOptions.Measure.FULL)
            .withBroadcastLimit(ByteSize.mebibytes(256))
            .withMinimumGain(Ratio.ZERO)
            .withCluster(ClusterShape.ofSlots(64));

    private int asked;

    /** Spark broadcasts nothing by itself, since such a side is left to it; compiling so many queries would take long. */
    @Override
    protected Map<String, String> settings() {
        return Map.of(
                "spark.sql.autoBroadcastJoinThreshold", "-1",
                "spark.sql.codegen.wholeStage", "false",
                "spark.sql.codegen.factoryMode", "NO_CODEGEN");
    }

    /** Every third question of each kind: the module's own tests ask all, on the line it is compiled against. */
    @Override
    protected int everyNth() {
        return 3;
    }

    @Override
    public Dataset<Row> join(Dataset<Row> left, Dataset<Row> right, String[] using, String joinType) {
        return join(left, right, JoinSpec.on(using).type(joinType));
    }

    @Override
    public Dataset<Row> join(Dataset<Row> left, Dataset<Row> right, Column condition, String joinType) {
        return join(left, right, JoinSpec.where(condition).type(joinType));
    }

    private Dataset<Row> join(Dataset<Row> left, Dataset<Row> right, JoinSpec spec) {
        if (asked++ % 2 == 0) return SmartJoin.withOptions(OPTIONS).join(left, right, spec);
        return ForcedJoin.of(left, right, spec)
                .map(ForcedJoin::seeingKeys)
                .flatMap(this::forced)
                .orElseGet(() -> SmartJoin.withOptions(OPTIONS).join(left, right, spec));
    }

    /** A strategy after the other; where it is not legal, scattering is, on one side or the other. */
    private Optional<Dataset<Row>> forced(ForcedJoin join) {
        List<Integer> everyKey =
                IntStream.range(0, join.keys().size()).boxed().toList();
        Optional<Dataset<Row>> rows =
                switch (asked / 2 % 4) {
                    case 0 -> join.cells(key -> KeyGrid.counted(2, SALTS), layout -> layout.on(SALTS).hashing(Side.RIGHT));
                    case 1 -> join.by(new SplitHeavy(Side.LEFT, everyKey, Optional.of(Side.RIGHT)));
                    case 2 -> join.by(new DistinctKeys());
                    default -> Optional.empty();
                };
        return rows.or(() -> join.salt(Side.LEFT, SALTS)).or(() -> join.salt(Side.RIGHT, SALTS));
    }
}
