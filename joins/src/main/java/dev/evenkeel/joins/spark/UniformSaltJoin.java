package dev.evenkeel.joins.spark;

import dev.evenkeel.joins.Side;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Plain salting: every row of one side gets one of so many salts, and every row of the other is copied for each. */
public final class UniformSaltJoin {
    private UniformSaltJoin() {}

    /**
     * {@return the join; nothing runs until it is used}
     *
     * @param scattered the side whose rows get a salt each; the other one is not preserved
     * @param salts how many
     */
    public static Dataset<Row> join(JoinInputs inputs, Side scattered, int salts) {
        Column copies = functions.array(
                IntStream.range(0, salts).mapToObj(functions::lit).toArray(Column[]::new));
        SaltedInputs joined = SaltedInputs.join(inputs, FreshNames.beside(inputs), (side, name) -> {
            Dataset<?> data = inputs.side(side);
            Column salt = side == scattered
                    ? functions.pmod(RowHash.of(data), functions.lit(salts)).cast("int")
                    : functions.explode(copies);
            return data.withColumn(name, salt);
        });
        return joined.rows().drop(joined.salts().toArray(String[]::new));
    }
}
