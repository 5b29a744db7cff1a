package dev.evenkeel.joins.spark;

import dev.evenkeel.joins.Side;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Carries out {@code DistinctKeys}: a semi or anti join with the right side's keys, each once. */
final class DistinctKeysJoin {
    private DistinctKeysJoin() {}

    /** {@return the join; nothing runs until it is used} */
    static Dataset<Row> join(JoinInputs inputs, JoinShape shape) {
        FreshNames names = FreshNames.beside(inputs);
        List<Column> keys = new ArrayList<>();
        List<Column> same = new ArrayList<>();
        for (KeyPair pair : shape.pairs()) {
            String name = names.fresh("key");
            keys.add(pair.right().as(name));
            same.add(pair.matches(Side.LEFT, functions.col(name)));
        }
        Dataset<Row> once = inputs.right().select(keys.toArray(Column[]::new)).distinct();
        Column condition = same.stream().reduce(Column::and).orElseThrow();
        return PlainOutput.of(
                shape,
                inputs.left().join(once, condition, inputs.spec().joinType().keyword()));
    }
}
