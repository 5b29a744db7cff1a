package dev.evenkeel.testkit;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.upper;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The questions of the oracle suite that are about the condition, and about sides that must be computed first. */
final class ConditionJoinCases {
    private ConditionJoinCases() {}

    /** Conditions with equal keys, which a join may be rewritten for; asked of every join type. */
    static Stream<JoinCase> equalities() {
        Map<String, Function<TablePair, Column>> conditions = new LinkedHashMap<>();
        conditions.put("right = left", pair -> right(pair, "k").equalTo(left(pair, "k")));
        conditions.put("= and <=>", pair -> key(pair).and(right(pair, "k1").eqNullSafe(left(pair, "k1"))));
        conditions.put(
                "residual of both sides",
                pair -> pair.equalKeys().and(left(pair, "payload").lt(right(pair, "payload"))));
        conditions.put(
                "residual of the left side",
                pair -> key(pair).and(left(pair, "payload").equalTo("p1")));
        conditions.put(
                "residual of the right side",
                pair -> key(pair).and(right(pair, "payload").isNull()));
        conditions.put(
                "<=> with a residual",
                pair -> left(pair, "k")
                        .eqNullSafe(right(pair, "k"))
                        .and(left(pair, "l_id").gt(right(pair, "r_id"))));
        conditions.put("upper case", pair -> upper(left(pair, "k1")).equalTo(right(pair, "k1")));
        conditions.put(
                "arithmetic",
                pair -> left(pair, "l_id").mod(5).equalTo(right(pair, "r_id").mod(lit(7))));
        conditions.put(
                "null made equal",
                pair -> coalesce(left(pair, "k1"), lit("a")).equalTo(coalesce(right(pair, "k1"), lit("b"))));
        conditions.put(
                "int = long",
                pair -> left(pair, "k").equalTo(right(pair, "r_id").cast("long").minus(1)));
        conditions.put(
                "key = literal too", pair -> key(pair).and(left(pair, "k").equalTo(0)));
        conditions.put("one key twice", pair -> key(pair).and(left(pair, "k").equalTo(right(pair, "r_id"))));
        conditions.put(
                "both keys of one side",
                pair -> left(pair, "l_id")
                        .equalTo(left(pair, "k"))
                        .and(left(pair, "k1").equalTo(right(pair, "k1"))));
        return cases(conditions, JoinTypes::eachButCross);
    }

    /** Conditions that offer no key, or only after Spark has rewritten them; asked of some join types each. */
    static Stream<JoinCase> others() {
        Map<String, Function<TablePair, Column>> conditions = new LinkedHashMap<>();
        conditions.put("or", pair -> key(pair).or(left(pair, "k1").equalTo(right(pair, "k1"))));
        conditions.put("negated", pair -> not(pair.equalKeys()));
        conditions.put("not an equality", pair -> left(pair, "l_id").lt(right(pair, "r_id")));
        conditions.put(
                "int = double", pair -> left(pair, "k").equalTo(right(pair, "k").cast("double")));
        conditions.put(
                "decimals of two scales",
                pair -> left(pair, "l_id")
                        .cast("decimal(9,1)")
                        .equalTo(right(pair, "r_id").cast("decimal(12,4)")));
        conditions.put(
                "structs",
                pair -> struct(left(pair, "k"), left(pair, "k1")).equalTo(struct(right(pair, "k"), right(pair, "k1"))));
        conditions.put("unqualified names", pair -> expr("l_id = r_id"));
        conditions.put("true", pair -> lit(true));
        conditions.put("false", pair -> lit(false));
        conditions.put("null", pair -> lit(null).cast("boolean"));
        conditions.put("in", pair -> key(pair).and(right(pair, "payload").isin("p0", "p2")));
        return cases(conditions, turn -> JoinTypes.some(3, turn));
    }

    /** Tables that Spark must compute before it joins them, and such as may be read only once. */
    static Stream<JoinCase> computedSides() {
        Map<String, Function<Dataset<Row>, Dataset<Row>>> computed = new LinkedHashMap<>();
        computed.put("grouped", table -> table.groupBy("k").count());
        computed.put("distinct and filtered", table -> table.distinct().filter("k is not null or payload = 'p1'"));
        computed.put("random", table -> table.withColumn("noise", expr("rand(7)")));
        computed.put("numbered", table -> table.withColumn("number", expr("monotonically_increasing_id()")));
        computed.put("repartitioned", table -> table.repartition(3, table.col("k")));
        computed.put("ordered and limited", table -> table.orderBy("k", "l_id").limit(7));
        return computed.entrySet().stream()
                .flatMap(side -> JoinTypes.some(4, side.getKey().length()).stream()
                        .map(type -> JoinCase.on(
                                side.getKey() + " side",
                                type,
                                () -> computedLeft(side.getValue()),
                                TablePair::equalKeys)));
    }

    private static TablePair computedLeft(Function<Dataset<Row>, Dataset<Row>> computed) {
        TablePair pair = JoinCases.usual();
        return new TablePair(computed.apply(pair.left()), pair.right(), List.of("k"), pair.text());
    }

    private static Stream<JoinCase> cases(
            Map<String, Function<TablePair, Column>> conditions, IntFunction<List<String>> types) {
        return conditions.entrySet().stream()
                .flatMap(condition -> types.apply(condition.getKey().length()).stream()
                        .map(type -> JoinCase.on(condition.getKey(), type, JoinCases::usual, condition.getValue())));
    }

    private static Column key(TablePair pair) {
        return left(pair, "k").equalTo(right(pair, "k"));
    }

    private static Column left(TablePair pair, String column) {
        return pair.left().col(column);
    }

    private static Column right(TablePair pair, String column) {
        return pair.right().col(column);
    }
}
