package dev.evenkeel.joins.spark;

import dev.evenkeel.joins.Side;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Carries out {@code DistinctKeys}: a semi or anti join with the right side's keys, each once. */
final class DistinctKeysJoin {
    private DistinctKeysJoin() {}

    /** {@return the join; nothing runs until it is used} */
    static Dataset<Row> join(JoinInputs inputs, JoinShape shape) {
        FreshNames names = FreshNames.beside(inputs);
        List<String> keyNames = new ArrayList<>();
        List<Column> keys = new ArrayList<>();
        for (KeyPair pair : shape.pairs()) {
            keyNames.add(names.fresh("key"));
            keys.add(pair.right().as(keyNames.get(keyNames.size() - 1)));
        }
        Dataset<Row> once = inputs.right().select(keys.toArray(Column[]::new)).distinct();
        Column condition = KeyPair.allEqual(shape.pairs(), Side.LEFT, keyNames);
        return PlainOutput.of(
                shape,
                inputs.left().join(once, condition, inputs.spec().joinType().keyword()));
    }
}
