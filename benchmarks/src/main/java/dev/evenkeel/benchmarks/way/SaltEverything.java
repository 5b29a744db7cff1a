package dev.evenkeel.benchmarks.way;

import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.rand;
import static org.apache.spark.sql.functions.sequence;

import dev.evenkeel.joins.JoinType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What most guides tell: a random salt on every row of the left side, and every row of the right side once for each
 * salt.
 *
 * <p>Right for inner and left outer joins only: in the others each copy of a right row without a match would come out.
 *
 * @param factor how many salts
 */
record SaltEverything(int factor) implements Way {
    private static final String SALT = "salt";
    private static final Set<JoinType> TYPES = Set.of(JoinType.INNER, JoinType.LEFT_OUTER);

    @Override
    public String name() {
        return "salt everything x" + factor;
    }

    @Override
    public Optional<String> obstacle(JoinCase joinCase) {
        return TYPES.contains(joinCase.type())
                ? Optional.empty()
                : Optional.of("gives wrong rows for a " + joinCase.type().keyword() + " join");
    }

    @Override
    public Supplier<Joined> ready(JoinCase joinCase) {
        return () -> Joined.of(salted(joinCase));
    }

    private Dataset<Row> salted(JoinCase joinCase) {
        Dataset<Row> left =
                joinCase.left().withColumn(SALT, floor(rand().multiply(factor)).cast("int"));
        Dataset<Row> right = joinCase.right().withColumn(SALT, explode(sequence(lit(0), lit(factor - 1))));
        List<String> key = new ArrayList<>(joinCase.key());
        key.add(SALT);
        return joinCase.join(left, right, key).drop(SALT);
    }
}
