package dev.evenkeel.joins.spark;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.spark_partition_id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.joins.JoinSpec;
import dev.evenkeel.joins.Side;
import dev.evenkeel.testkit.RowOracle;
import dev.evenkeel.testkit.SparkFixture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ways to lose or double rows that rewritten joins are known for, by the numbers of the project's list of traps: what
 * the naive rewrite does, where that is cheap to show, and what {@code SelectiveSalt} does with every key scattered.
 */
class TrapsTest {
    private static final int SALTS = 4;

    private final SparkSession spark = SparkFixture.spark();
    private final Dataset<Row> left = table("l_id", "a", "a", "a", "a", "b", "b", null, null, "c", "alone");
    private final Dataset<Row> right = table("r_id", "a", "a", "b", null, null, "d", "lonely");

    @ParameterizedTest(name = "trap 1: salting left, replicating right doubles the unmatched of a {0} join")
    @ValueSource(strings = {"right_outer", "full_outer"})
    void trap1(String type) {
        assertThat(naive(Side.LEFT, type)).isGreaterThan(plain(type).count());
        RowOracle.assertSameRows(salted(left, right, on(type), Side.LEFT, SALTS), plain(type));
    }

    @ParameterizedTest(name = "trap 2: replicating left, salting right doubles rows of a {0} join")
    @ValueSource(strings = {"left_outer", "left_semi", "left_anti"})
    void trap2(String type) {
        assertThat(naive(Side.RIGHT, type)).isGreaterThan(plain(type).count());
        Optional<Dataset<Row>> forced = seeingKeys(left, right, on(type)).salt(Side.RIGHT, SALTS);
        assertThat(forced.isPresent()).isEqualTo(type.equals("left_outer"));
        forced.ifPresent(rows -> RowOracle.assertSameRows(rows, plain(type)));
    }

    @ParameterizedTest(name = "traps 1 and 2: the legal side of a {0} join may be scattered: {1}")
    @CsvSource({
        "inner, LEFT",
        "inner, RIGHT",
        "left_outer, LEFT",
        "right_outer, RIGHT",
        "left_semi, LEFT",
        "left_anti, LEFT"
    })
    void theLegalSideGivesThePlainRows(String type, Side scattered) {
        RowOracle.assertSameRows(salted(left, right, on(type), scattered, SALTS), plain(type));
    }

    @Test
    @DisplayName("trap 7: in a salted key of concat_ws null keys match each other")
    void trap7() {
        Column key = concat_ws("_", col("k"), lit(0));
        assertThat(left.withColumn("s", key)
                        .join(right.withColumn("s", key), "s")
                        .count())
                .isGreaterThan(plain("inner").count());
        RowOracle.assertSameRows(salted(left, right, on("inner"), Side.LEFT, SALTS), plain("inner"));
    }

    @Test
    @DisplayName("trap 8: concatenated keys (a_b, c) and (a, b_c) are the same")
    void trap8() {
        Dataset<Row> l = left.selectExpr("'a_b' as k", "'c' as k1", "l_id");
        Dataset<Row> r = right.selectExpr("'a' as k", "'b_c' as k1", "r_id");
        Column key = concat_ws("_", col("k"), col("k1"));
        assertThat(l.withColumn("s", key).join(r.withColumn("s", key), "s").count())
                .isEqualTo(70);
        for (String type : List.of("inner", "left_outer", "left_anti")) {
            JoinSpec both = JoinSpec.on("k", "k1").type(type);
            RowOracle.assertSameRows(salted(l, r, both, Side.LEFT, SALTS), l.join(r, new String[] {"k", "k1"}, type));
        }
    }

    @ParameterizedTest(name = "trap 9: null spread under <=> loses its matches, {0}")
    @ValueSource(strings = {"inner", "left_outer", "left_semi", "left_anti"})
    void trap9(String type) {
        Column nullSafe = left.col("k").eqNullSafe(right.col("k"));
        Dataset<Row> expected = left.join(right, nullSafe, type);
        if (type.equals("inner")) {
            Column spread = expr("coalesce(k, concat('null-', l_id))");
            assertThat(left.withColumn("s", spread)
                            .join(right.withColumnRenamed("k", "rk"), col("s").eqNullSafe(col("rk")))
                            .count())
                    .isLessThan(expected.count());
        }
        RowOracle.assertSameRows(salted(left, right, JoinSpec.where(nullSafe).type(type), Side.LEFT, SALTS), expected);
    }

    @ParameterizedTest(name = "trap 10: columns called like helpers stay, in any case: {0}")
    @ValueSource(strings = {"evenkeel_", "EvenKeel_"})
    void trap10(String prefix) {
        Dataset<Row> l = left;
        Dataset<Row> r = right;
        for (String word : List.of("salt", "left_salt", "right_salt", "factor", "row_factor", "key", "copy")) {
            l = l.withColumn(prefix + word, expr("l_id * 10"));
            r = r.withColumn(prefix + word, expr("r_id * 100"));
        }
        RowOracle.assertSameRows(
                salted(l, r, on("left_outer"), Side.LEFT, SALTS), l.join(r, new String[] {"k"}, "left_outer"));
        String[] both = {"k", prefix + "salt"};
        RowOracle.assertSameRows(salted(l, r, JoinSpec.on(both), Side.LEFT, SALTS), l.join(r, both));
        Column condition =
                l.col("k").equalTo(r.col("k")).and(l.col(prefix + "key").leq(r.col(prefix + "left_salt")));
        RowOracle.assertSameRows(
                salted(l, r, JoinSpec.where(condition).left(), Side.LEFT, SALTS), l.join(r, condition, "left_outer"));
    }

    @ParameterizedTest(name = "trap 11: replicas for salts 1 to {0} miss salt 0")
    @ValueSource(ints = {2, 3})
    void trap11(int salts) {
        Dataset<Row> salted = left.withColumn("s", expr("pmod(xxhash64(l_id), " + salts + ")"));
        Dataset<Row> offByOne = right.withColumn("s", explode(sequence(lit(1L), lit((long) salts))));
        assertThat(salted.join(offByOne, new String[] {"k", "s"}).count())
                .isLessThan(plain("inner").count());
        RowOracle.assertSameRows(salted(left, right, on("inner"), Side.LEFT, salts), plain("inner"));
        RowOracle.assertSameRows(salted(left, right, on("inner"), Side.RIGHT, salts), plain("inner"));
    }

    @Test
    @DisplayName("trap 14: -0.0 and 0.0 and all NaN are one key to Spark, and not to a Java set")
    void trap14() {
        List<@Nullable Double> values = Arrays.asList(-0.0, 0.0, -0.0, 0.0, Double.NaN, Double.NaN, null, 1.0);
        assertThat(values.stream().filter(new HashSet<>(List.of(0.0))::contains))
                .hasSize(2);
        Dataset<Row> l = doubles(values, "l_id");
        Dataset<Row> r = doubles(List.of(0.0, -0.0, Double.NaN, 2.0), "r_id");
        assertThat(l.join(r, "k").count()).isEqualTo(4 * 2 + 2);
        for (String type : List.of("inner", "left_outer", "left_semi", "left_anti")) {
            RowOracle.assertSameRows(salted(l, r, on(type), Side.LEFT, SALTS), l.join(r, new String[] {"k"}, type));
        }
        RowOracle.assertSameRows(salted(l, r, on("inner"), Side.RIGHT, SALTS), l.join(r, "k"));
    }

    @Test
    @DisplayName("trap 15: nothing random is in the plan, and a second run puts every row where the first did")
    void trap15() {
        SparkFixture.runWithSettings(
                Map.of("spark.sql.adaptive.enabled", "false", "spark.sql.autoBroadcastJoinThreshold", "-1"), () -> {
                    Dataset<Row> many = spark.range(0, 500, 1, 5).selectExpr("'a' as k", "id as l_id");
                    for (String type : List.of("inner", "left_outer")) {
                        Dataset<Row> joined = salted(many, right, on(type), Side.LEFT, 16);
                        assertThat(joined.queryExecution().executedPlan().toString())
                                .doesNotContainIgnoringCase("rand(", "randn(", "monotonically_increasing_id", "uuid(");
                        Dataset<Row> placed = joined.withColumn("place", spark_partition_id());
                        assertThat(placed.select("place").distinct().count()).isGreaterThan(1);
                        RowOracle.assertSameRows(placed, placed.select(col("*")));
                    }
                });
    }

    @Test
    @DisplayName("trap 16: a source is read once by the join, so that a random one cannot disagree with itself")
    void trap16() {
        LongAccumulator reads = spark.sparkContext().longAccumulator();
        Dataset<Row> counted = spark.createDataFrame(
                new JavaSparkContext(spark.sparkContext())
                        .parallelize(left.collectAsList(), 3)
                        .map(row -> {
                            reads.add(1);
                            return row;
                        }),
                left.schema());
        Dataset<Row> joined = salted(counted, right, on("left_outer"), Side.LEFT, SALTS);
        reads.reset();
        assertThat(joined.collectAsList()).hasSize((int) plain("left_outer").count());
        assertThat(reads.value()).isEqualTo(left.count());
    }

    @Test
    @DisplayName("trap 19: a key is scattered as a whole, so that one hot column copies nothing")
    void trap19() {
        Dataset<Row> l = spark.range(300).selectExpr("'hot' as k", "id as k1", "id as l_id");
        Dataset<Row> r = spark.range(300).selectExpr("'hot' as k", "id as k1", "id as r_id");
        JoinSpec both = JoinSpec.on("k", "k1");
        assertThat(l.join(r, "k").count()).isEqualTo(90_000);
        RowOracle.assertSameRows(salted(l, r, both, Side.LEFT, SALTS), l.join(r, new String[] {"k", "k1"}));
    }

    @Test
    @DisplayName("trap 20: null within a struct is a value, null instead of it is none")
    void trap20Structs() {
        Dataset<Row> l = left.selectExpr("if(k = 'c', null, named_struct('x', k, 'y', 1)) as k", "l_id");
        Dataset<Row> r = right.selectExpr("if(k = 'd', null, named_struct('x', k, 'y', 1)) as k", "r_id");
        assertThat(l.filter("k is not null and k.x is null").count()).isEqualTo(2);
        same(l, r);
    }

    @Test
    @DisplayName("trap 20: CHAR columns are padded before they are compared")
    void trap20CharPadding() {
        spark.sql("create table traps_char5 (k char(5), l_id int) using parquet");
        spark.sql("create table traps_char9 (k char(9), r_id int) using parquet");
        try {
            spark.sql("insert into traps_char5 values ('a', 1), ('a', 2), ('b ', 3), (null, 4), ('abcde', 5)");
            spark.sql("insert into traps_char9 values ('a', 1), ('a  ', 2), ('b', 3), (null, 4), ('abcdef', 5)");
            Dataset<Row> l = spark.table("traps_char5");
            Dataset<Row> r = spark.table("traps_char9");
            for (String type : List.of("inner", "left_outer", "left_anti")) {
                Column condition = l.col("k").equalTo(r.col("k"));
                RowOracle.assertSameRows(
                        salted(l, r, JoinSpec.where(condition).type(type), Side.LEFT, SALTS),
                        l.join(r, condition, type));
            }
            same(l, r);
        } finally {
            spark.sql("drop table traps_char5");
            spark.sql("drop table traps_char9");
        }
    }

    @ParameterizedTest(name = "trap 20: a key called {0}")
    @ValueSource(strings = {"a.b", "a`b", "A b", "evenkeel_salt", "ключ"})
    void trap20Names(String name) {
        Dataset<Row> l = left.withColumnRenamed("k", name);
        Dataset<Row> r = right.withColumnRenamed("k", name);
        for (String type : List.of("left_outer", "left_anti")) {
            RowOracle.assertSameRows(
                    salted(l, r, JoinSpec.on(name).type(type), Side.LEFT, SALTS), l.join(r, new String[] {name}, type));
        }
    }

    private void same(Dataset<Row> l, Dataset<Row> r) {
        for (String type : List.of("inner", "left_outer", "left_semi", "left_anti")) {
            RowOracle.assertSameRows(salted(l, r, on(type), Side.LEFT, SALTS), l.join(r, new String[] {"k"}, type));
        }
    }

    /** The rows that salting one side and copying the whole other side gives, as it is often published. */
    private long naive(Side salted, String type) {
        Column salt = expr("pmod(xxhash64(*), " + SALTS + ")");
        Column copies = explode(array(lit(0L), lit(1L), lit(2L), lit(3L)));
        return left.withColumn("s", salted == Side.LEFT ? salt : copies)
                .join(right.withColumn("s", salted == Side.LEFT ? copies : salt), new String[] {"k", "s"}, type)
                .count();
    }

    private Dataset<Row> plain(String type) {
        return left.join(right, new String[] {"k"}, type);
    }

    private static JoinSpec on(String type) {
        return JoinSpec.on("k").type(type);
    }

    private static Dataset<Row> salted(Dataset<Row> l, Dataset<Row> r, JoinSpec spec, Side scattered, int salts) {
        return seeingKeys(l, r, spec).salt(scattered, salts).orElseThrow();
    }

    private static ForcedJoin seeingKeys(Dataset<Row> l, Dataset<Row> r, JoinSpec spec) {
        return ForcedJoin.of(l, r, spec).orElseThrow().seeingKeys();
    }

    private Dataset<Row> doubles(List<@Nullable Double> keys, String id) {
        return table(DataTypes.DoubleType, id, keys);
    }

    private Dataset<Row> table(String id, @Nullable String... keys) {
        return table(DataTypes.StringType, id, Arrays.asList(keys));
    }

    private Dataset<Row> table(DataType key, String id, List<? extends @Nullable Object> keys) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) rows.add(RowFactory.create(keys.get(i), i));
        return spark.createDataFrame(rows, new StructType().add("k", key, true).add(id, DataTypes.IntegerType, false));
    }
}
