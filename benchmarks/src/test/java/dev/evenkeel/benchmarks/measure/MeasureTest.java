package dev.evenkeel.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.unit.ByteSize;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MeasureTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-9);

    /** A task of so many milliseconds, half of them computing, that took one to get there and back. */
    private static TaskRun task(long launched, int milliseconds, int input) {
        return new TaskRun(
                launched,
                Duration.ofMillis(milliseconds),
                Duration.ofMillis(milliseconds - 1),
                Duration.ofMillis(milliseconds / 2),
                new ByteSize(input),
                new ByteSize(100),
                new ByteSize(50),
                new ByteSize(10),
                new ByteSize(1000L * milliseconds));
    }

    private static StageRun stage(int id, long submitted, long completed, TaskRun... tasks) {
        return new StageRun(id, submitted, completed, Arrays.asList(tasks));
    }

    /** Two scans that were submitted together, of 4 and 2 tasks of 10 ms, and a join of tasks of 40, 10 and 10 ms. */
    private static final Cost COST = Cost.of(
            Duration.ofMillis(200),
            List.of(
                    stage(0, 0, 40, task(0, 10, 5), task(0, 10, 5), task(10, 10, 5), task(10, 10, 5)),
                    stage(1, 0, 60, task(20, 10, 5), task(20, 10, 5)),
                    stage(2, 60, 120, task(62, 10, 0), task(61, 40, 0), task(63, 10, 0))));

    @Test
    void stagesThatWereSubmittedTogetherShareTheSlotsAndTheJoinWaits() {
        assertThat(Measure.MAKESPAN_16.of(COST)).isCloseTo(0.010 + 0.040, EXACT);
        assertThat(new Schedule(COST.stages(), TaskRun::slot).makespan(2))
                .isEqualTo(Duration.ofMillis(30 + 40)); // six scans on two slots, then 40 beside 10 and 10
        assertThat(Measure.MAKESPAN_256.of(COST)).isCloseTo(Measure.MAKESPAN_16.of(COST), EXACT);
    }

    @Test
    void aStageWaitsForThoseThatHadEndedBeforeItAlone() {
        Cost chain = Cost.of(
                Duration.ofMillis(40),
                List.of(
                        stage(0, 0, 10, task(0, 10, 0)),
                        stage(1, 5, 30, task(5, 10, 0)),
                        stage(2, 10, 40, task(10, 30, 0))));
        assertThat(Measure.MAKESPAN_64.of(chain)).isCloseTo(0.010 + 0.030, EXACT);
    }

    @Test
    void theBoundIsTheEvenShareOrTheLongestPieceOfTheInput() {
        assertThat(Measure.BOUND_64.of(COST)).isCloseTo(0.010, EXACT); // 120 ms / 64 is less; 40 ms read no file
        assertThat(new Schedule(COST.stages(), TaskRun::slot).bound(2)).isEqualTo(Duration.ofMillis(60));
    }

    @Test
    void processorTimeTakesThePlaceOfRunningTimeAndTheWayStays() {
        assertThat(task(0, 40, 0).alone()).isEqualTo(Duration.ofMillis(21));
        assertThat(Measure.CPU_MAKESPAN_64.of(COST)).isCloseTo(0.006 + 0.021, EXACT);
    }

    @Test
    void sumsAndPeaksAreOverAllTasks() {
        assertThat(Measure.WALL.of(COST)).isCloseTo(0.2, EXACT);
        assertThat(Measure.CPU.of(COST)).isCloseTo(0.060, EXACT);
        assertThat(Measure.TASKS.of(COST)).isEqualTo(9);
        assertThat(Measure.SHUFFLED.of(COST)).isEqualTo(900);
        assertThat(Measure.SPILLED.of(COST)).isEqualTo(90);
        assertThat(Measure.PEAK_MEMORY.of(COST)).isEqualTo(40_000);
        assertThat(Measure.LONGEST_TASK.of(COST)).isCloseTo(0.040, EXACT);
        assertThat(Measure.MEDIAN_TASK.of(COST)).isCloseTo(0.010, EXACT);
    }

    @Test
    void aForecastKeepsTheTimeInWhichNoTaskRan() {
        Forecast forecast = new Forecast(COST, 2); // of 200 ms, of which tasks fill 70 on two slots
        assertThat(forecast.withoutTasks()).isEqualTo(Duration.ofMillis(130));
        assertThat(forecast.wallOn(2)).isEqualTo(COST.wall());
        assertThat(forecast.wallOn(1)).isEqualTo(Duration.ofMillis(130 + 60 + 60));
        assertThat(forecast.perTask()).isEqualTo(Duration.ofMillis(1));
        assertThat(forecast.perStage().toMillis()).isEqualTo(130 / 3);
    }

    @Test
    void twoCostsAfterEachOtherAddUp() {
        Cost both = COST.then(Cost.of(Duration.ofMillis(50), List.of(stage(3, 200, 250, task(200, 10, 0)))));
        assertThat(both.wall()).isEqualTo(Duration.ofMillis(250));
        assertThat(both.cpu()).isEqualTo(Duration.ofMillis(65));
        assertThat(both.shuffled().bytes()).isEqualTo(1000);
        assertThat(Measure.MAKESPAN_64.of(both)).isCloseTo(0.050 + 0.010, EXACT);
    }

    @Test
    void nothingCostsNothing() {
        Cost nothing = Cost.of(Duration.ZERO, List.of());
        for (Measure measure : Measure.values())
            assertThat(measure.of(nothing)).as(measure.key()).isZero();
    }

    @Test
    void aValueIsSaidWithItsUnit() {
        assertThat(Measure.CPU.text(0.34)).isEqualTo("340 ms");
        assertThat(Measure.SHUFFLED.text(1536)).isEqualTo("1.5 KiB");
        assertThat(Measure.TASKS.text(1234)).isEqualTo("1,234");
        assertThat(Gauge.times("x").text(1.066)).isEqualTo("1.07");
        assertThat(Gauge.share("x").text(0.125)).isEqualTo("12.5 %");
    }
}
