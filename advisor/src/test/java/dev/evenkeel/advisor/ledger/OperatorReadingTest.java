package dev.evenkeel.advisor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.facts.Operator;
import dev.evenkeel.advisor.facts.Operator.Exchange;
import dev.evenkeel.advisor.facts.Operator.Join;
import dev.evenkeel.advisor.facts.Operator.Scan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Texts as Spark 2.4 to 4.2 print them. */
class OperatorReadingTest {
    private static Operator read(String name, String text) {
        return OperatorReading.of(new PlanText(name, text, Map.of(), List.of(), List.of()));
    }

    private static Operator read(String text) {
        return read(text.replaceFirst("[ (].*", ""), text);
    }

    @Test
    void joins() {
        assertThat(read("SortMergeJoin [a#51, b#52L], [c#53, d#54L], LeftOuter, (x#1 > y#2)"))
                .isEqualTo(new Join(
                        Join.Strategy.SORT_MERGE,
                        "LeftOuter",
                        List.of("a", "b"),
                        List.of("c", "d"),
                        Join.Side.NONE,
                        "(x > y)",
                        false));
        assertThat(read("SortMergeJoin(skew=true)", "SortMergeJoin(skew=true) [a#1], [b#2], Inner"))
                .isEqualTo(new Join(
                        Join.Strategy.SORT_MERGE, "Inner", List.of("a"), List.of("b"), Join.Side.NONE, "", true));
        assertThat(read("BroadcastHashJoin [a#1], [b#2], LeftSemi, BuildRight, (c#3 < d#4), false"))
                .isEqualTo(new Join(
                        Join.Strategy.BROADCAST_HASH,
                        "LeftSemi",
                        List.of("a"),
                        List.of("b"),
                        Join.Side.RIGHT,
                        "(c < d)",
                        false));
        assertThat(read("ShuffledHashJoin [coalesce(a#1, 0), isnull(a#1)], [b#2, c#3], FullOuter, BuildLeft"))
                .isEqualTo(new Join(
                        Join.Strategy.SHUFFLED_HASH,
                        "FullOuter",
                        List.of("coalesce(a, 0)", "isnull(a)"),
                        List.of("b", "c"),
                        Join.Side.LEFT,
                        "",
                        false));
        assertThat(read("BroadcastNestedLoopJoin BuildRight, Cross, (a#1 < b#2)"))
                .isEqualTo(new Join(
                        Join.Strategy.BROADCAST_NESTED_LOOP,
                        "Cross",
                        List.of(),
                        List.of(),
                        Join.Side.RIGHT,
                        "(a < b)",
                        false));
        assertThat(read("CartesianProduct (a#1 < b#2)"))
                .isEqualTo(new Join(
                        Join.Strategy.CARTESIAN, "Inner", List.of(), List.of(), Join.Side.NONE, "(a < b)", false));
        assertThat(read("GpuBroadcastHashJoin [a#1], [b#2], Inner, GpuBuildLeft"))
                .isEqualTo(new Join(
                        Join.Strategy.BROADCAST_HASH, "Inner", List.of("a"), List.of("b"), Join.Side.LEFT, "", false));
    }

    @Test
    void exchanges() {
        Exchange byId = new Exchange(Exchange.Kind.HASH, List.of("id", "day"), 200, "ENSURE_REQUIREMENTS");
        assertThat(read("Exchange hashpartitioning(id#1L, day#2, 200), ENSURE_REQUIREMENTS, [plan_id=12]"))
                .isEqualTo(byId);
        assertThat(read("Exchange hashpartitioning(id#1L, day#2, 200)"))
                .isEqualTo(new Exchange(Exchange.Kind.HASH, List.of("id", "day"), 200, ""));
        assertThat(read("Exchange rangepartitioning(id#1 ASC NULLS FIRST, 7), true, [id=#3]"))
                .isEqualTo(new Exchange(Exchange.Kind.RANGE, List.of("id ASC NULLS FIRST"), 7, ""));
        assertThat(read("Exchange RoundRobinPartitioning(10), REPARTITION_BY_NUM, [id=#15]"))
                .isEqualTo(new Exchange(Exchange.Kind.ROUND_ROBIN, List.of(), 10, "REPARTITION_BY_NUM"));
        assertThat(read("Exchange SinglePartition, ENSURE_REQUIREMENTS, [id=#19]"))
                .isEqualTo(new Exchange(Exchange.Kind.SINGLE, List.of(), 1, "ENSURE_REQUIREMENTS"));
        assertThat(read("BroadcastExchange HashedRelationBroadcastMode(List(input[0, bigint, false]),false), [id=#2]"))
                .isEqualTo(new Exchange(Exchange.Kind.BROADCAST, List.of(), 0, ""));
    }

    @Test
    void scansOfFiles() {
        String text = "FileScan parquet shop.sales[id#1L,item#2,day#3] Batched: true, DataFilters: [isnotnull(id#1L)], "
                + "Format: Parquet, Location: InMemoryFileIndex(1 paths)[file:/data/sales], PartitionFilters: "
                + "[isnotnull(day#3), (day#3 = 2024-01-01)], PushedFilters: [IsNotNull(id), In(item, [1,2])], "
                + "ReadSchema: struct<id:bigint,item:struct<a:int,day:int>>";
        assertThat(read("Scan parquet shop.sales", text))
                .isEqualTo(new Scan(
                        "parquet",
                        "shop.sales",
                        List.of("id", "item", "day"),
                        List.of("day"),
                        List.of("isnotnull(day)", "(day = 2024-01-01)"),
                        List.of("IsNotNull(id)", "In(item, [1,2])")));
    }

    /** The text is shortened by Spark, its metadata are not. */
    @Test
    void whatAScanTellsInFullCountsMoreThanItsText() {
        String text =
                "FileScan csv [id#1,day#3] Batched: false, Format: CSV, PushedFilters: [IsNotNull(i..., ReadSch...";
        Map<String, String> full = Map.of(
                "Format",
                "CSV",
                "PushedFilters",
                "[IsNotNull(id)]",
                "ReadSchema",
                "struct<id:int>",
                "PartitionFilters",
                "[]");
        assertThat(OperatorReading.of(new PlanText("Scan csv ", text, full, List.of(), List.of())))
                .isEqualTo(
                        new Scan("csv", "", List.of("id", "day"), List.of("day"), List.of(), List.of("IsNotNull(id)")));
    }

    @Test
    void otherScans() {
        Operator jdbc = read(
                "Scan JDBCRelation(people) [numPartitions=1] ",
                "Scan JDBCRelation(people) [numPartitions=1] [ID#1,NAME#2] PushedFilters: [*IsNotNull(ID)], "
                        + "ReadSchema: struct<ID:int,NAME:string>");
        assertThat(jdbc)
                .isEqualTo(new Scan(
                        "jdbc", "people", List.of("ID", "NAME"), List.of(), List.of(), List.of("*IsNotNull(ID)")));
        assertThat(read(
                        "BatchScan cat.db.t",
                        "BatchScan cat.db.t[id#1, v#2] cat.db.t (branch=null) [filters=, groupedBy=]"))
                .isEqualTo(new Scan("", "cat.db.t", List.of("id", "v"), List.of(), List.of(), List.of()));
        assertThat(read(
                        "Scan hive default.t",
                        "Scan hive default.t [a#1, p#2], HiveTableRelation [`default`.`t`, org.x.Serde, "
                                + "Data Cols: [a#1], Partition Cols: [p#2]]"))
                .isEqualTo(new Scan("hive", "default.t", List.of("a", "p"), List.of("p"), List.of(), List.of()));
        assertThat(read("Scan parquet ", "FileScan parquet [id#1] Format: Parquet, Location: x[s3a://b/secret]"))
                .isEqualTo(new Scan("parquet", "", List.of("id"), List.of(), List.of(), List.of()));
        assertThat(read("Scan ExistingRDD", "Scan ExistingRDD[id#1]")).isEqualTo(new Operator.Other());
        assertThat(read("InMemoryTableScan", "InMemoryTableScan [id#1]")).isEqualTo(new Operator.CacheRead());
    }

    @Test
    void aggregatesAndWindows() {
        assertThat(read("HashAggregate(keys=[k#1, (v#2 % 10)], functions=[partial_count(1), partial_sum(v#2)])"))
                .isEqualTo(new Operator.Aggregate(
                        List.of("k", "(v % 10)"), List.of("partial_count(1)", "partial_sum(v)"), true));
        assertThat(read("SortAggregate(key=[k#1], functions=[max(s#2)])"))
                .isEqualTo(new Operator.Aggregate(List.of("k"), List.of("max(s)"), false));
        String function = "[row_number() windowspecdefinition(k#1, v#2 ASC NULLS FIRST, f(Rows, x)) AS rn#5]";
        assertThat(read("Window " + function + ", [k#1], [v#2 ASC NULLS FIRST]"))
                .isEqualTo(new Operator.Window(List.of("k"), List.of("v ASC NULLS FIRST")));
        assertThat(read("Window " + function + ", [v#2 DESC NULLS LAST]"))
                .isEqualTo(new Operator.Window(List.of(), List.of("v DESC NULLS LAST")));
    }

    @Test
    void writesAndPython() {
        String command = "Execute InsertIntoHadoopFsRelationCommand";
        assertThat(read(
                        command,
                        command + " file:/tmp/x, false, [day#3], Parquet, [path=/tmp/x], Overwrite, [id, day]"))
                .isEqualTo(new Operator.Write("parquet", List.of("day")));
        assertThat(read(command, command + " file:/tmp/x, false, JSON, Map(path -> /tmp/x), ErrorIfExists, [_1, _2]"))
                .isEqualTo(new Operator.Write("json", List.of()));
        assertThat(read("BatchEvalPython [f(a#1)#2], [pythonUDF0#3]")).isEqualTo(new Operator.Python(false));
        assertThat(read("ArrowEvalPython [f(a#1)#2], [pythonUDF0#3], 200")).isEqualTo(new Operator.Python(true));
    }

    @Test
    void whatIsNotUnderstoodIsNoError() {
        for (String text :
                List.of("", "Exchange", "SortMergeJoin", "HashAggregate(keys=[", "Window [", "Scan ", "[", "Execute")) {
            assertThat(read(text)).as(text).isNotNull();
        }
        assertThat(read("TakeOrderedAndProject(limit=1)")).isEqualTo(new Operator.Other());
    }
}
