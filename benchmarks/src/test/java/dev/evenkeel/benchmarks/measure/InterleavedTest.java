package dev.evenkeel.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.testkit.SparkFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class InterleavedTest {
    private static final SparkSession SPARK = SparkFixture.spark();

    private final List<String> order = new ArrayList<>();

    private Map<String, Outcome> run(Interleaved rounds, Map<String, Runnable> work) {
        try (CostMeter meter = new CostMeter(SPARK.sparkContext())) {
            return rounds.run(meter, work);
        }
    }

    @Test
    void roundsGoForthAndBackAndWarmUpsAreThrownAway() {
        Map<String, Runnable> work = new LinkedHashMap<>();
        for (String name : List.of("A", "B", "C")) work.put(name, () -> order.add(name));
        Map<String, Outcome> outcomes = run(new Interleaved(1, 2), work);
        assertThat(String.join("", order)).isEqualTo("CBA" + "ABC" + "CBA");
        assertThat(outcomes.keySet()).containsExactly("A", "B", "C");
        assertThat(outcomes.get("B"))
                .isInstanceOfSatisfying(
                        Outcome.Ran.class, ran -> assertThat(ran.costs()).hasSize(2));
    }

    @Test
    void whatFailsIsRunOnceAndTheOthersGoOn() {
        Map<String, Runnable> work = new LinkedHashMap<>();
        work.put("good", () -> order.add("good"));
        work.put("bad", () -> {
            order.add("bad");
            throw new IllegalStateException("not here");
        });
        Map<String, Outcome> outcomes = run(new Interleaved(1, 2), work);
        assertThat(order).containsExactly("bad", "good", "good", "good");
        assertThat(outcomes.get("bad")).isEqualTo(new Outcome.Failed("IllegalStateException: not here"));
    }

    @Test
    void whatIsKeptIsLookedAtAndFailsWhereThatDoes() {
        Map<String, Runnable> work = new LinkedHashMap<>();
        for (String name : List.of("good", "bad")) work.put(name, () -> {});
        try (CostMeter meter = new CostMeter(SPARK.sparkContext())) {
            Map<String, Outcome> outcomes = new Interleaved(1, 2).run(meter, work, (name, cost) -> {
                order.add(name);
                if (name.equals("bad")) throw new IllegalStateException("not right");
            });
            assertThat(order).as("nothing of the warm-up").containsExactly("good", "bad", "good");
            assertThat(outcomes.get("good")).isInstanceOf(Outcome.Ran.class);
            assertThat(outcomes.get("bad")).isEqualTo(new Outcome.Failed("IllegalStateException: not right"));
        }
    }

    @Test
    void whatTakesTooLongForTheOthersPatienceIsMeasuredOnce() {
        Map<String, Runnable> work = new LinkedHashMap<>();
        work.put("first", () -> order.add("first"));
        for (String name : List.of("long", "always")) {
            work.put(name, () -> {
                order.add(name);
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            });
        }
        Map<String, Outcome> outcomes = run(new Interleaved(1, 3).sparing(3, 2).alwaysRunning("first", "always"), work);
        assertThat(String.join(" ", order))
                .isEqualTo("always long first" + " first long always" + " always first" + " first always");
        assertThat(outcomes.values())
                .extracting(outcome -> outcome.fold(ran -> ran.costs().size(), failed -> 0))
                .containsExactly(3, 1, 3);
    }

    @Test
    void theOthersAreMeasuredAsOftenAsTheyAreAskedFor() {
        Map<String, Runnable> work = new LinkedHashMap<>();
        for (String name : List.of("A", "B", "C")) work.put(name, () -> order.add(name));
        run(new Interleaved(1, 3).sparing(1, Double.POSITIVE_INFINITY).alwaysRunning("A", "C"), work);
        assertThat(String.join("", order)).isEqualTo("CBA" + "ABC" + "CA" + "AC");
    }

    @Test
    void aCostIsThatOfItsOwnTasks() {
        try (CostMeter meter = new CostMeter(SPARK.sparkContext())) {
            Cost work = meter.cost(() -> SPARK.range(200_000).repartition(3).count());
            Cost none = meter.cost(() -> {});
            assertThat(work.cpu()).isPositive();
            assertThat(work.shuffled().bytes()).isPositive();
            assertThat(none.cpu()).isZero();
            assertThat(none.shuffled().bytes()).isZero();
        }
    }
}
