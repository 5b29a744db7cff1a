package dev.evenkeel.benchmarks.scenario;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Ten queries of TPC-H with two joins and more, written with the Dataset API, every join by the way that is given.
 *
 * <p>Example: {@code new TpchQueries(tables, Dataset::join).query(3)} is query 3 by Spark's own joins. The parameters
 * are those of the specification's validation; columns are named as in its texts.
 *
 * @param tables reads a table by its name
 * @param way how two sides are joined
 */
record TpchQueries(Tables tables, Join way) {
    /** Where tables come from. */
    interface Tables {
        Dataset<Row> read(String name);
    }

    /** A way to join. */
    interface Join {
        Dataset<Row> join(Dataset<Row> left, Dataset<Row> right, Column on, String type);
    }

    /** The numbers of the queries. */
    static final List<Integer> NUMBERS = List.of(2, 3, 5, 7, 8, 9, 10, 11, 18, 21);

    private static final Column REVENUE = col("l_extendedprice").multiply(lit(1).minus(col("l_discount")));
    private static final Column STOCK = col("ps_supplycost").multiply(col("ps_availqty"));

    Dataset<Row> query(int number) {
        return switch (number) {
            case 2 -> minimumCostSupplier();
            case 3 -> shippingPriority();
            case 5 -> localSupplierVolume();
            case 7 -> volumeShipping();
            case 8 -> nationalMarketShare();
            case 9 -> productTypeProfit();
            case 10 -> returnedItems();
            case 11 -> importantStock();
            case 18 -> largeVolumeCustomer();
            case 21 -> suppliersWhoKeptOrdersWaiting();
            default -> throw new IllegalArgumentException("query " + number + " is not written");
        };
    }

    private Dataset<Row> table(String name) {
        return tables.read(name);
    }

    private Dataset<Row> inner(Dataset<Row> left, Dataset<Row> right, String leftKey, String rightKey) {
        return way.join(left, right, col(leftKey).equalTo(col(rightKey)), "inner");
    }

    private Dataset<Row> minimumCostSupplier() {
        Dataset<Row> european =
                inner(table("nation"), table("region").where("r_name = 'EUROPE'"), "n_regionkey", "r_regionkey");
        Dataset<Row> offers = inner(
                inner(table("partsupp"), table("supplier"), "ps_suppkey", "s_suppkey"),
                european,
                "s_nationkey",
                "n_nationkey");
        Dataset<Row> parts =
                inner(table("part").where("p_size = 15 and p_type like '%BRASS'"), offers, "p_partkey", "ps_partkey");
        Dataset<Row> least = parts.groupBy(col("p_partkey").as("least_partkey"))
                .agg(min("ps_supplycost").as("least_cost"));
        Column isLeast = col("p_partkey")
                .equalTo(col("least_partkey"))
                .and(col("ps_supplycost").equalTo(col("least_cost")));
        return way.join(parts, least, isLeast, "inner")
                .select("s_acctbal", "s_name", "n_name", "p_partkey", "p_mfgr", "s_address", "s_phone", "s_comment")
                .orderBy(col("s_acctbal").desc(), col("n_name"), col("s_name"), col("p_partkey"))
                .limit(100);
    }

    private Dataset<Row> shippingPriority() {
        Dataset<Row> orders = inner(
                table("customer").where("c_mktsegment = 'BUILDING'"),
                table("orders").where("o_orderdate < date '1995-03-15'"),
                "c_custkey",
                "o_custkey");
        return inner(table("lineitem").where("l_shipdate > date '1995-03-15'"), orders, "l_orderkey", "o_orderkey")
                .groupBy("l_orderkey", "o_orderdate", "o_shippriority")
                .agg(sum(REVENUE).as("revenue"))
                .select("l_orderkey", "revenue", "o_orderdate", "o_shippriority")
                .orderBy(col("revenue").desc(), col("o_orderdate"))
                .limit(10);
    }

    private Dataset<Row> localSupplierVolume() {
        Dataset<Row> orders =
                table("orders").where("o_orderdate >= date '1994-01-01' and o_orderdate < date '1995-01-01'");
        Dataset<Row> sold = inner(
                table("lineitem"),
                inner(orders, table("customer"), "o_custkey", "c_custkey"),
                "l_orderkey",
                "o_orderkey");
        Column isLocal = col("l_suppkey")
                .equalTo(col("s_suppkey"))
                .and(col("c_nationkey").equalTo(col("s_nationkey")));
        Dataset<Row> local = way.join(sold, table("supplier"), isLocal, "inner");
        Dataset<Row> asian =
                inner(table("nation"), table("region").where("r_name = 'ASIA'"), "n_regionkey", "r_regionkey");
        return inner(local, asian, "s_nationkey", "n_nationkey")
                .groupBy("n_name")
                .agg(sum(REVENUE).as("revenue"))
                .orderBy(col("revenue").desc());
    }

    private Dataset<Row> nation(String prefix) {
        return table("nation")
                .select(
                        col("n_nationkey").as(prefix + "_key"),
                        col("n_name").as(prefix + "_nation"),
                        col("n_regionkey").as(prefix + "_region"));
    }

    private Dataset<Row> volumeShipping() {
        Dataset<Row> sold = inner(
                table("lineitem").where("l_shipdate between date '1995-01-01' and date '1996-12-31'"),
                inner(table("supplier"), nation("supp"), "s_nationkey", "supp_key"),
                "l_suppkey",
                "s_suppkey");
        Dataset<Row> bought = inner(
                table("orders"),
                inner(table("customer"), nation("cust"), "c_nationkey", "cust_key"),
                "o_custkey",
                "c_custkey");
        String pair = "(supp_nation = 'FRANCE' and cust_nation = 'GERMANY')"
                + " or (supp_nation = 'GERMANY' and cust_nation = 'FRANCE')";
        return inner(sold, bought, "l_orderkey", "o_orderkey")
                .where(pair)
                .groupBy(
                        col("supp_nation"),
                        col("cust_nation"),
                        year(col("l_shipdate")).as("l_year"))
                .agg(sum(REVENUE).as("revenue"))
                .orderBy("supp_nation", "cust_nation", "l_year");
    }

    private Dataset<Row> nationalMarketShare() {
        Dataset<Row> american =
                inner(nation("cust"), table("region").where("r_name = 'AMERICA'"), "cust_region", "r_regionkey");
        Dataset<Row> orders = inner(
                table("orders").where("o_orderdate between date '1995-01-01' and date '1996-12-31'"),
                inner(table("customer"), american, "c_nationkey", "cust_key"),
                "o_custkey",
                "c_custkey");
        Dataset<Row> steel = inner(
                table("lineitem"), table("part").where("p_type = 'ECONOMY ANODIZED STEEL'"), "l_partkey", "p_partkey");
        Dataset<Row> sold = inner(
                steel, inner(table("supplier"), nation("supp"), "s_nationkey", "supp_key"), "l_suppkey", "s_suppkey");
        Column brazilian = when(col("supp_nation").equalTo("BRAZIL"), REVENUE).otherwise(0);
        return inner(sold, orders, "l_orderkey", "o_orderkey")
                .groupBy(year(col("o_orderdate")).as("o_year"))
                .agg(sum(brazilian).divide(sum(REVENUE)).as("mkt_share"))
                .orderBy("o_year");
    }

    private Dataset<Row> productTypeProfit() {
        Dataset<Row> green =
                inner(table("lineitem"), table("part").where("p_name like '%green%'"), "l_partkey", "p_partkey");
        Column isOffer = col("ps_suppkey")
                .equalTo(col("l_suppkey"))
                .and(col("ps_partkey").equalTo(col("l_partkey")));
        Dataset<Row> offered = way.join(green, table("partsupp"), isOffer, "inner");
        Dataset<Row> sold = inner(
                offered,
                inner(table("supplier"), table("nation"), "s_nationkey", "n_nationkey"),
                "l_suppkey",
                "s_suppkey");
        Column amount = REVENUE.minus(col("ps_supplycost").multiply(col("l_quantity")));
        return inner(sold, table("orders"), "l_orderkey", "o_orderkey")
                .groupBy(col("n_name").as("nation"), year(col("o_orderdate")).as("o_year"))
                .agg(sum(amount).as("sum_profit"))
                .orderBy(col("nation"), col("o_year").desc());
    }

    private Dataset<Row> returnedItems() {
        Dataset<Row> orders = inner(
                table("orders").where("o_orderdate >= date '1993-10-01' and o_orderdate < date '1994-01-01'"),
                inner(table("customer"), table("nation"), "c_nationkey", "n_nationkey"),
                "o_custkey",
                "c_custkey");
        return inner(table("lineitem").where("l_returnflag = 'R'"), orders, "l_orderkey", "o_orderkey")
                .groupBy("c_custkey", "c_name", "c_acctbal", "c_phone", "n_name", "c_address", "c_comment")
                .agg(sum(REVENUE).as("revenue"))
                .select("c_custkey", "c_name", "revenue", "c_acctbal", "n_name", "c_address", "c_phone", "c_comment")
                .orderBy(col("revenue").desc())
                .limit(20);
    }

    private Dataset<Row> importantStock() {
        Dataset<Row> german = inner(
                inner(table("partsupp"), table("supplier"), "ps_suppkey", "s_suppkey"),
                table("nation").where("n_name = 'GERMANY'"),
                "s_nationkey",
                "n_nationkey");
        Dataset<Row> least =
                german.agg(sum(STOCK).multiply(new BigDecimal("0.0001000000")).as("least"));
        Dataset<Row> parts = german.groupBy("ps_partkey").agg(sum(STOCK).as("value"));
        return way.join(parts, least, col("value").gt(col("least")), "inner")
                .select("ps_partkey", "value")
                .orderBy(col("value").desc());
    }

    private Dataset<Row> largeVolumeCustomer() {
        Dataset<Row> large = table("lineitem")
                .groupBy(col("l_orderkey").as("large_orderkey"))
                .agg(sum("l_quantity").as("quantity"))
                .where("quantity > 300");
        Column isLarge = col("o_orderkey").equalTo(col("large_orderkey"));
        Dataset<Row> orders = way.join(table("orders"), large, isLarge, "left_semi");
        Dataset<Row> ofCustomers = inner(orders, table("customer"), "o_custkey", "c_custkey");
        return inner(ofCustomers, table("lineitem"), "o_orderkey", "l_orderkey")
                .groupBy("c_name", "c_custkey", "o_orderkey", "o_orderdate", "o_totalprice")
                .agg(sum("l_quantity"))
                .orderBy(col("o_totalprice").desc(), col("o_orderdate"))
                .limit(100);
    }

    private Dataset<Row> suppliersWhoKeptOrdersWaiting() {
        Dataset<Row> late = inner(
                table("lineitem").where("l_receiptdate > l_commitdate"),
                inner(
                        table("supplier"),
                        table("nation").where("n_name = 'SAUDI ARABIA'"),
                        "s_nationkey",
                        "n_nationkey"),
                "l_suppkey",
                "s_suppkey");
        Dataset<Row> failed = inner(late, table("orders").where("o_orderstatus = 'F'"), "l_orderkey", "o_orderkey");
        Dataset<Row> withOthers = way.join(failed, lines("any", "true"), ofAnother("any"), "left_semi");
        return way.join(withOthers, lines("late", "l_receiptdate > l_commitdate"), ofAnother("late"), "left_anti")
                .groupBy("s_name")
                .agg(count(lit(1)).as("numwait"))
                .orderBy(col("numwait").desc(), col("s_name"))
                .limit(100);
    }

    /** A line of the same order by another supplier. */
    private static Column ofAnother(String prefix) {
        return expr(prefix + "_orderkey = l_orderkey and " + prefix + "_suppkey <> l_suppkey");
    }

    private Dataset<Row> lines(String prefix, String condition) {
        return table("lineitem")
                .where(condition)
                .select(
                        col("l_orderkey").as(prefix + "_orderkey"),
                        col("l_suppkey").as(prefix + "_suppkey"));
    }
}
