package dev.evenkeel.advisor.sql.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.advisor.spark.ScopedSession;
import dev.evenkeel.advisor.sql.SqlCheck;
import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.error.EvenkeelException;
import dev.evenkeel.testkit.JobCounter;
import dev.evenkeel.testkit.SparkFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Offered are {@code orders} and {@code customers}; {@code secret} and {@code numbers} are views of the session and not
 * offered, {@code own_function} and {@code initcap} are functions of the session's user.
 */
class StatementGateTest {
    private static final Path FILES = SparkFixture.temporaryDirectory().resolve("sql-gate");
    private static SparkSession spark;
    private static StatementGate gate;

    @BeforeAll
    static void offer() {
        spark = ScopedSession.of(SparkFixture.spark(), Map.of());
        spark.range(100)
                .selectExpr("id AS order_id", "id % 10 AS customer_id", "id * 1.5D AS amount", "id % 4 AS day")
                .write()
                .partitionBy("day")
                .parquet(FILES.resolve("orders").toString());
        spark.read().parquet(FILES.resolve("orders").toString()).createOrReplaceTempView("orders");
        spark.sql("SELECT * FROM VALUES (1L, 'anna'), (2L, 'ben') AS t(customer_id, name)")
                .createOrReplaceTempView("customers");
        spark.sql("SELECT * FROM VALUES ('hidden') AS t(word)").createOrReplaceTempView("secret");
        spark.range(10).createOrReplaceTempView("numbers");
        UDF1<Long, Long> own = StatementGateTest::touched;
        spark.udf().register("own_function", own, DataTypes.LongType);
        spark.udf().register("initcap", own, DataTypes.LongType);
        gate = StatementGate.of(spark, List.of("orders", "customers"));
    }

    private static Long touched(Long value) {
        throw new AssertionError("a statement was run");
    }

    private static String codes(String sql) {
        SqlCheck check = gate.check(sql);
        return check.refusals().stream().map(Reason::code).findFirst().orElse("accepted");
    }

    static Stream<String> accepted() {
        return """
            SELECT * FROM orders
            select Customer_ID, sum(amount) as total from ORDERS group by 1 having sum(amount) > 10 order by 2 desc limit 5
            SELECT o.amount, c.name FROM orders o JOIN customers AS c ON o.customer_id = c.customer_id
            SELECT a.amount FROM orders a JOIN orders b ON a.order_id = b.order_id
            SELECT name FROM customers LEFT ANTI JOIN orders USING (customer_id)
            WITH big AS (SELECT * FROM orders WHERE amount > 50) SELECT count(*) FROM big
            WITH a AS (SELECT customer_id FROM orders), b AS (SELECT * FROM a) SELECT * FROM b JOIN customers USING (customer_id)
            SELECT * FROM orders WHERE customer_id IN (SELECT customer_id FROM customers)
            SELECT name, (SELECT max(amount) FROM orders o WHERE o.customer_id = c.customer_id) FROM customers c
            SELECT * FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.customer_id)
            SELECT customer_id FROM orders UNION ALL SELECT customer_id FROM customers
            SELECT customer_id FROM orders EXCEPT SELECT customer_id FROM customers
            SELECT DISTINCT day FROM orders INTERSECT SELECT 1
            SELECT order_id, rank() OVER (PARTITION BY customer_id ORDER BY amount) AS r FROM orders
            SELECT order_id, sum(amount) OVER w FROM orders WINDOW w AS (PARTITION BY day)
            SELECT /*+ BROADCAST(c) */ o.order_id FROM orders o JOIN customers c USING (customer_id)
            SELECT customer_id, day, sum(amount) FROM orders GROUP BY ROLLUP (customer_id, day)
            SELECT customer_id, count_if(amount > 3), approx_percentile(amount, 0.5) FROM orders GROUP BY ALL
            SELECT x FROM customers LATERAL VIEW explode(split(name, 'n')) t AS x
            SELECT c.name, t.n FROM customers c, LATERAL (SELECT count(*) AS n FROM orders o WHERE o.customer_id = c.customer_id) t
            SELECT * FROM orders PIVOT (sum(amount) FOR day IN (0, 1))
            SELECT * FROM customers JOIN (VALUES (1L, 'x'), (2L, 'y')) AS v(customer_id, label) USING (customer_id)
            SELECT r.id, o.amount FROM range(5) r LEFT JOIN orders o ON o.order_id = r.id
            SELECT CASE WHEN name LIKE 'a%' THEN 'secret; DROP TABLE orders' ELSE upper(name) END FROM customers -- a comment
            SELECT transform(array(1, 2), x -> x + 1) FROM customers
            SELECT * FROM orders TABLESAMPLE (10 PERCENT)
            FROM orders SELECT order_id
            SELECT * FROM orders UNPIVOT (v FOR n IN (amount))
            SELECT secret.amount FROM orders AS secret
            SELECT /*+ BROADCAST(secret) */ * FROM orders;
            SELECT * FROM (TABLE orders)
            SELECT `orders`.`amount` FROM `orders` LIMIT 3 OFFSET 1
            SELECT 1
            TABLE customers\
            """.lines();
    }

    @ParameterizedTest
    @MethodSource
    void accepted(String sql) {
        SqlCheck check = gate.check(sql);
        assertThat(check.refusals()).isEmpty();
        assertThat(check.plan()).startsWith("== Physical Plan ==");
    }

    static Stream<String[]> refused() {
        return """
            sql-not-parsed | SELECT 1; SELECT 2
            sql-not-parsed | SELECT * FROM orders; DROP TABLE orders
            sql-not-parsed | SELEC * FROM orders
            sql-not-parsed | no SQL at all
            sql-not-a-select | DROP VIEW orders
            sql-not-a-select | CREATE TABLE t AS SELECT * FROM orders
            sql-not-a-select | CREATE TEMPORARY VIEW v AS SELECT * FROM orders
            sql-not-a-select | CREATE TEMPORARY FUNCTION f AS 'java.lang.System'
            sql-not-a-select | INSERT INTO orders SELECT * FROM orders
            sql-not-a-select | INSERT OVERWRITE DIRECTORY '/tmp/x' USING parquet SELECT * FROM orders
            sql-not-a-select | FROM orders INSERT INTO customers SELECT customer_id, 'x'
            sql-not-a-select | WITH o AS (SELECT * FROM orders) INSERT INTO customers SELECT customer_id, 'x' FROM o
            sql-not-a-select | DELETE FROM orders
            sql-not-a-select | UPDATE orders SET amount = 0
            sql-not-a-select | MERGE INTO orders o USING customers c ON o.customer_id = c.customer_id WHEN MATCHED THEN DELETE
            sql-not-a-select | TRUNCATE TABLE orders
            sql-not-a-select | ALTER TABLE orders RENAME TO mine
            sql-not-a-select | CACHE TABLE orders
            sql-not-a-select | REFRESH TABLE orders
            sql-not-a-select | ANALYZE TABLE orders COMPUTE STATISTICS
            sql-not-a-select | SET spark.sql.ansi.enabled=true
            sql-not-a-select | RESET
            sql-not-a-select | USE default
            sql-not-a-select | ADD JAR '/tmp/x.jar'
            sql-not-a-select | EXPLAIN SELECT * FROM orders
            sql-not-a-select | DESCRIBE orders
            sql-not-a-select | SHOW TABLES
            sql-not-a-select | SHOW CREATE TABLE orders
            sql-not-a-select | SELECT TRANSFORM(name) USING 'sh' AS (x) FROM customers
            sql-not-a-select | SELECT * FROM orders VERSION AS OF 1
            sql-table-not-offered | SELECT * FROM secret
            sql-table-not-offered | SELECT * FROM numbers
            sql-table-not-offered | SELECT * FROM no_such_table
            sql-table-not-offered | SELECT * FROM orders JOIN secret
            sql-table-not-offered | SELECT * FROM orders WHERE EXISTS (SELECT 1 FROM secret)
            sql-table-not-offered | SELECT (SELECT max(word) FROM secret) FROM orders
            sql-table-not-offered | SELECT * FROM orders WHERE customer_id IN (SELECT length(word) FROM secret)
            sql-table-not-offered | WITH a AS (SELECT * FROM secret) SELECT 1
            sql-table-not-offered | WITH a AS (SELECT * FROM secret) SELECT * FROM a
            sql-table-not-offered | WITH orders AS (SELECT * FROM secret) SELECT * FROM orders
            sql-table-not-offered | WITH a AS (WITH b AS (SELECT * FROM secret) SELECT * FROM b) SELECT * FROM a
            sql-table-not-offered | SELECT * FROM (WITH secret AS (SELECT 1 AS x) SELECT * FROM secret) CROSS JOIN secret
            sql-table-not-offered | SELECT * FROM (WITH numbers AS (SELECT 1 AS x) SELECT * FROM numbers) CROSS JOIN numbers
            sql-table-not-offered | SELECT * FROM orders UNION ALL SELECT 1, 2, 3, id FROM numbers
            sql-table-not-offered | SELECT * FROM customers, LATERAL (SELECT * FROM secret)
            sql-table-not-offered | SELECT * FROM parquet.`/etc/passwd`
            sql-table-not-offered | SELECT * FROM text.`%s/orders`
            sql-table-not-offered | SELECT * FROM csv.`https://example.org/x`
            sql-table-not-offered | SELECT * FROM default.orders
            sql-table-not-offered | SELECT * FROM global_temp.orders
            sql-table-not-offered | TABLE secret
            sql-table-not-offered | SELECT * FROM (FROM secret)
            sql-table-not-offered | SELECT struct(secret.*) FROM secret
            sql-table-not-offered | SELECT * FROM `secret`
            sql-table-not-offered | SELECT * FROM Secret
            sql-table-not-offered | SELECT * FROM orders ORDER BY (SELECT max(word) FROM secret)
            sql-table-not-offered | SELECT * FROM orders LIMIT (SELECT count(*) FROM secret)
            sql-table-not-offered | SELECT max(amount) FILTER (WHERE order_id IN (SELECT length(word) FROM secret)) FROM orders
            sql-table-not-offered | SELECT sum(amount) OVER (PARTITION BY (SELECT max(word) FROM secret)) FROM orders
            sql-table-not-offered | SELECT * FROM orders PIVOT (max((SELECT max(word) FROM secret)) FOR day IN (1))
            sql-table-not-offered | SELECT * FROM orders JOIN customers ON (SELECT true FROM secret)
            sql-table-not-offered | SELECT transform(array(1), x -> (SELECT max(word) FROM secret))
            sql-table-not-offered | SELECT * FROM VALUES ((SELECT max(word) FROM secret)) AS t(x)
            sql-table-not-offered | SELECT * FROM range((SELECT count(*) FROM secret))
            sql-table-not-offered | SELECT * FROM orders LATERAL VIEW explode((SELECT array(word) FROM secret)) t AS w
            sql-unsafe-function | SELECT reflect('java.lang.System', 'getenv', 'HOME') FROM orders
            sql-unsafe-function | SELECT java_method('java.lang.Runtime', 'getRuntime')
            sql-unsafe-function | SELECT ReFlect('java.lang.System', 'exit', 1)
            sql-unsafe-function | SELECT `reflect`('java.lang.System', 'exit', 1)
            sql-unsafe-function | SELECT own_function(order_id) FROM orders
            sql-unsafe-function | SELECT own_function(1)
            sql-unsafe-function | SELECT default.own_function(order_id) FROM orders
            sql-unsafe-function | SELECT * FROM orders ORDER BY own_function(order_id)
            sql-unsafe-function | SELECT * FROM orders WHERE EXISTS (SELECT own_function(1))
            sql-unsafe-function | SELECT no_such_function(1)
            sql-computed-values | SELECT * FROM VALUES (own_function(1)) AS t(x)
            sql-unsafe-function | SELECT * FROM sql_keywords()
            sql-unsafe-function | SELECT * FROM no_such_table_function(1)
            sql-unsafe-function | SELECT IDENTIFIER('reflect')('java.lang.System', 'exit', 1)
            sql-unsafe-function | SELECT x FROM customers LATERAL VIEW own_generator(name) t AS x
            sql-computed-values | SELECT * FROM VALUES (repeat('x', 2000000000)) AS t(x)
            sql-not-analysed | SELECT no_such_column FROM orders
            sql-not-analysed | SELECT sum(amount), order_id FROM orders
            sql-not-analysed | SELECT * FROM orders WHERE amount\
            """.lines().map(line -> line.replace("%s", FILES.toString()).split(" \\| ", 2));
    }

    @ParameterizedTest
    @MethodSource
    void refused(String code, String sql) {
        assertThat(codes(sql)).as(sql).isEqualTo(code);
    }

    @Test
    void aNameThatIsComputedIsNoWayAround() {
        // Spark 3.5 leaves such a name open when it parses, 4.2 puts it in at once.
        assertThat(codes("SELECT * FROM IDENTIFIER('secret')")).isIn("sql-not-a-select", "sql-table-not-offered");
        assertThat(codes("SELECT * FROM IDENTIFIER('sec' || 'ret')")).isIn("sql-not-a-select", "sql-table-not-offered");
    }

    @Test
    void aFunctionUnderABuiltInNameIsNeverTheUsersOwn() {
        // On Spark 3.5 the user's own function comes first and is refused; on 4.2 the built-in one does.
        assertThat(codes("SELECT initcap(1)")).isIn("sql-unsafe-function", "accepted");
        JobCounter.assertJobs(
                0,
                () -> assertThat(codes("SELECT initcap(name) FROM customers")).isNotEmpty());
    }

    @Test
    void nothingIsRunAndNothingComputedAhead() {
        JobCounter.assertJobs(0, () -> {
            assertThat(codes("SELECT customer_id, sum(amount) FROM orders GROUP BY 1 ORDER BY 2"))
                    .isEqualTo("accepted");
            // Two thousand million characters, were it computed while it is planned.
            assertThat(codes("SELECT repeat('x', 2000000000) FROM customers")).isEqualTo("accepted");
            assertThat(codes("SELECT raise_error('run')")).isEqualTo("accepted");
        });
        assertThat(Files.exists(FILES.resolve("orders"))).isTrue();
    }

    @Test
    void whatAPlanShowsIsTold() {
        SqlCheck pairs = gate.check("SELECT * FROM orders CROSS JOIN customers");
        assertThat(pairs.findings()).extracting(Reason::code).contains("sql-every-pair", "sql-all-partitions");

        SqlCheck pruned = gate.check("SELECT * FROM orders WHERE day = 2");
        assertThat(pruned.findings()).isEmpty();
        assertThat(pruned.cost().scans()).isEqualTo(1);
        assertThat(pruned.cost().shuffles()).isZero();
        assertThat(pruned.cost().read().bytes()).isPositive();

        SqlCheck window = gate.check("SELECT sum(amount) OVER (ORDER BY order_id) FROM orders WHERE day = 2");
        assertThat(window.findings()).extracting(Reason::code).containsExactly("sql-unpartitioned-window");

        SqlCheck join = gate.check("SELECT count(*) FROM orders o JOIN customers c USING (customer_id) WHERE day = 2");
        assertThat(join.cost().broadcasts()).isEqualTo(1);
        assertThat(join.cost().shuffles()).isEqualTo(1); // of the count
        assertThat(join.cost().scans()).isEqualTo(2);
    }

    @Test
    void aLargeResultIsToldUnlessAnAggregateOrALimitBoundsIt() {
        spark.range(1_000_000_000L).createOrReplaceTempView("many"); // 8 bytes each
        StatementGate large = StatementGate.of(spark, List.of("many"));
        assertThat(large.check("SELECT id + 1 FROM many ORDER BY 1").findings())
                .extracting(Reason::code)
                .containsExactly("sql-large-result");
        assertThat(large.check("SELECT id + 1 FROM many ORDER BY 1 LIMIT 10").findings())
                .isEmpty();
        assertThat(large.check("SELECT id % 7, count(*) FROM many GROUP BY 1 ORDER BY 2")
                        .findings())
                .isEmpty();
    }

    @Test
    void aTableOfTheCatalogIsOfferedByItsNameAlone() {
        spark.sql("CREATE TABLE gate_sales (id BIGINT NOT NULL, region STRING COMMENT 'in words') USING parquet");
        try {
            StatementGate named = StatementGate.of(spark, List.of("default.gate_sales"));
            assertThat(named.check("SELECT count(*) FROM default.gate_sales").refusals())
                    .isEmpty();
            assertThat(named.check("SELECT default.gate_sales.id FROM DEFAULT.gate_sales")
                            .refusals())
                    .isEmpty();
            assertThat(named.check("SELECT * FROM orders").refusals()).hasSize(1);
            assertThat(named.offered().written()).isEqualTo(Map.of("default.gate_sales", "`default`.`gate_sales`"));
        } finally {
            spark.sql("DROP TABLE gate_sales");
        }
    }

    @Test
    void aTableThatIsNotThereIsNotOffered() {
        assertThatThrownBy(() -> StatementGate.of(spark, List.of("nowhere.at_all")))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageStartingWith("The table nowhere.at_all is not there");
    }

    @Test
    void theCallersSessionStaysAsItIs() {
        assertThat(spark.conf().getOption("spark.sql.optimizer.excludedRules").getOrElse(() -> ""))
                .isEqualTo("");
        assertThat(spark.catalog().tableExists("orders")).isTrue();
    }
}
