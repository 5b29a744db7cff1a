package dev.evenkeel.it

import dev.evenkeel.core.cost.ClusterShape
import dev.evenkeel.core.partition.PartitionSizer
import dev.evenkeel.core.unit.{ByteSize, Ratio}
import dev.evenkeel.joins.{BroadcastDecider, JoinOptions, JoinSpec, JoinStrategy, SmartJoin}
import dev.evenkeel.skew.{SkewDetector, SkewOptions}
import org.apache.spark.sql.{DataFrame, Dataset, SparkSession}
import org.junit.jupiter.api.{AfterAll, BeforeAll, Test, TestInstance}

case class Order(order_id: Long, customer_id: Option[Long])

/** What the README shows, written as a Scala user writes it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrontDoorTest {
  private var spark: SparkSession = _
  private var orders: Dataset[Order] = _
  private var customers: DataFrame = _

  private val Orders = 200000L

  /** A hot key is salted even at this size: sides measured whole, no broadcast, many slots. */
  private val salting = JoinOptions
    .defaults()
    .withMeasure(JoinOptions.Measure.FULL)
    .withBroadcastLimit(new ByteSize(0))
    .withMinimumGain(new Ratio(0))
    .withCluster(ClusterShape.ofSlots(64))

  @BeforeAll def start(): Unit = {
    spark = SparkSession
      .builder()
      .master("local[2]")
      .config("spark.driver.bindAddress", "127.0.0.1")
      .config("spark.driver.host", "127.0.0.1")
      .config("spark.ui.enabled", "false")
      .config("spark.sql.shuffle.partitions", "4")
      .config("spark.sql.autoBroadcastJoinThreshold", "-1") // a side that Spark broadcasts by itself is left to it
      .getOrCreate()
    val session = spark
    import session.implicits._
    // Customer 599 has half the orders, one order in ten has no customer, and some customers have no order.
    orders = session
      .range(0, Orders, 1, 8)
      .selectExpr(
        "id order_id",
        "case when id % 10 = 3 then null when id % 2 = 0 then 599 else id % 500 end customer_id"
      )
      .as[Order]
    customers = session.range(5, 600, 1, 4).selectExpr("id customer_id", "concat('customer ', id) name")
  }

  @AfterAll def stop(): Unit = spark.stop()

  @Test def thisIsTheSparkThatTheBuildIsFor(): Unit = {
    assert(spark.version == System.getProperty("line.spark"), spark.version)
    val scala = util.Properties.versionNumberString
    assert(scala == System.getProperty("line.scala"), scala)
  }

  @Test def theHotCustomerIsNamed(): Unit = {
    val skew = SkewDetector.analyze(orders, "customer_id").keys().get(0)
    val hottest = skew.heavyHitters().get(0)
    assert(hottest.keyText() == "599", hottest)
    assert(hottest.lower() <= Orders / 2 && hottest.upper() >= Orders / 2, hottest)
    assert(SkewDetector.analyze(orders).keys().size() == 2)
    assert(SkewDetector.analyze(orders, "order_id", "customer_id").keys().get(0).columns().size() == 2)
    val names = Seq("order_id", "customer_id")
    assert(SkewDetector.withOptions(SkewOptions.defaults()).analyze(orders, names: _*).keys().size() == 1)
  }

  @Test def everyJoinOnColumnsGivesTheRowsOfThePlainJoin(): Unit = {
    val key = Array("customer_id")
    for (joinType <- Seq("inner", "left", "right", "full", "left_semi", "left_anti")) {
      val plain = orders.join(customers, key, joinType)
      assertSameRows(SmartJoin.join(orders, customers, key, joinType), plain)
      assertSameRows(SmartJoin.withOptions(salting).join(orders, customers, key, joinType), plain)
    }
  }

  @Test def everyJoinByConditionGivesTheRowsOfThePlainJoin(): Unit = {
    val condition = orders("customer_id") === customers("customer_id") &&
      orders("order_id") > customers("customer_id") * 9
    for (joinType <- Seq("inner", "cross", "left", "right", "full", "left_semi", "left_anti")) {
      val plain = orders.join(customers, condition, joinType)
      assertSameRows(SmartJoin.join(orders, customers, condition, joinType), plain)
      assertSameRows(SmartJoin.withOptions(salting).join(orders, customers, condition, joinType), plain)
    }
  }

  @Test def theShorterFormsJoinToo(): Unit = {
    val plain = orders.join(customers, "customer_id")
    assertSameRows(SmartJoin.join(orders, customers), plain)
    assertSameRows(SmartJoin.join(orders, customers, "customer_id"), plain)
    assertSameRows(SmartJoin.join(orders, customers, Array("customer_id")), plain)
    assertSameRows(
      SmartJoin.join(orders, customers, JoinSpec.on("customer_id").left()),
      orders.join(customers, Seq("customer_id"), "left")
    )
    val condition = orders("customer_id") === customers("customer_id")
    assertSameRows(SmartJoin.join(orders, customers, condition), orders.join(customers, condition))
  }

  @Test def aHotKeyIsSaltedWhereThatPays(): Unit = {
    val plan = SmartJoin.withOptions(salting).plan(orders, customers, Array("customer_id"), "left")
    plan.decision().chosen() match {
      case salt: JoinStrategy.SelectiveSalt => assert(salt.layout().hotKeys() >= 1, plan.explain())
      case split: JoinStrategy.SplitHeavy   => assert(!split.keys().isEmpty, plan.explain())
      case other                            => throw new AssertionError(s"$other\n${plan.explain()}")
    }
    val strategy = plan
      .decision()
      .chosen()
      .fold[String](_ => "native", _ => "broadcast", _ => "salt", _ => "cells", _ => "split", _ => "distinct")
    assert(Set("salt", "split").contains(strategy), strategy)
  }

  @Test def theSmallSideMayBeBroadcast(): Unit = {
    val roomy = JoinOptions.defaults().withBroadcastLimit(ByteSize.mebibytes(256))
    val decision = BroadcastDecider.withOptions(roomy).decide(orders, customers, "left")
    val side = decision.chosen().fold[String](_.side().toString, _ => "neither")
    assert(side.equalsIgnoreCase("right"), decision)
  }

  @Test def aShuffleIsGivenANumberOfPartitions(): Unit = {
    val sizing = PartitionSizer.forShuffle(orders)
    val even: Dataset[Order] = sizing.apply(orders)
    assert(sizing.partitions() >= 1 && even.count() == Orders, sizing.explain())
  }

  private def assertSameRows(actual: DataFrame, expected: DataFrame): Unit = {
    assert(actual.schema == expected.schema, s"${actual.schema} instead of ${expected.schema}")
    val (is, should) = (digest(actual), digest(expected))
    assert(is == should, s"$is instead of $should")
  }

  /** Count and sum of row hashes, which say the same about many rows as comparing them would. */
  private def digest(rows: DataFrame): String = {
    val names = rows.columns.indices.map(column => s"c$column")
    rows
      .toDF(names: _*)
      .selectExpr(s"xxhash64(${names.mkString(", ")}) h")
      .selectExpr("count(*)", "sum(cast(h as decimal(38)))")
      .collect()
      .mkString
  }
}
