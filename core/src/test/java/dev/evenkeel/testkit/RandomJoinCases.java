package dev.evenkeel.testkit;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;

/**
 * The question that a seed asks: a random pair of tables, joined by names or on a condition.
 *
 * <p>Key types, join types and forms take turns: 70 consecutive seeds ask for every join of every key type, 140 also
 * for every join in each of the four forms.
 */
final class RandomJoinCases {
    private static final List<KeyType> TYPES = List.of(KeyType.values());
    private static final List<Form> FORMS = List.of(
            new Form("using", Optional.empty()),
            new Form("equal keys", Optional.of(TablePair::equalKeys)),
            new Form("null-safe equal keys", Optional.of(TablePair::nullSafeEqualKeys)),
            new Form(
                    "equal keys and more",
                    Optional.of(pair -> pair.equalKeys()
                            .and(pair.left()
                                    .col("l_id")
                                    .plus(pair.right().col("r_id"))
                                    .mod(3)
                                    .notEqual(0)))));

    private RandomJoinCases() {}

    static JoinCase of(long seed) {
        int turn = (int) Math.floorMod(seed, 1L << 20);
        KeyType type = TYPES.get(turn % TYPES.size());
        KeyType second = TYPES.get(turn / 3 % TYPES.size());
        Supplier<TablePair> tables =
                () -> turn % 4 == 3 ? RandomTables.pair(seed, type, second) : RandomTables.pair(seed, type);
        List<String> types = JoinTypes.each(turn / 7);
        String joinType = types.get(turn % types.size());
        Form form = FORMS.get(turn / 7 % FORMS.size());
        String name = "seed=" + seed + " (" + type + ")";
        return form.condition
                .map(condition -> JoinCase.on(name + ", " + form.name, joinType, tables, condition))
                .orElseGet(() -> JoinCase.using(name, joinType, tables));
    }

    private record Form(String name, Optional<Function<TablePair, Column>> condition) {}
}
