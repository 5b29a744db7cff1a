package dev.evenkeel.core.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.core.stats.PartitionSizes;
import dev.evenkeel.testkit.JobCounter;
import dev.evenkeel.testkit.SparkFixture;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnePassTest {
    private static final SparkSession SPARK = SparkFixture.spark();
    private static final SparkContext CONTEXT = SPARK.sparkContext();

    @ParameterizedTest
    @CsvSource({"1, 100", "7, 100", "64, 100", "65, 100", "150, 1000", "150, 64", "150, 65", "10, 3", "10, 1"})
    void eachChosenPartitionIsReadOnceAndUnderItsOwnNumber(int partitions, int most) {
        Dataset<Long> data = SPARK.range(0, 3000, 1, partitions);
        OnePass.Seen<PartitionSizes> seen = read(data, most);
        List<Long> sizes = data.javaRDD()
                .mapPartitions(rows -> List.of(count(rows)).iterator())
                .collect();

        assertThat(seen.partitions()).isEqualTo(partitions);
        assertThat(seen.statistic().rows().keySet())
                .containsExactlyElementsOf(java.util.Arrays.stream(Portion.evenly(partitions, most))
                        .boxed()
                        .toList());
        seen.statistic().rows().forEach((id, rows) -> assertThat(rows).isEqualTo(sizes.get(id)));
    }

    @Test
    void aDatasetWithoutPartitionsTakesNoJob() {
        JobCounter.assertJobs(
                0,
                () -> assertThat(read(SPARK.emptyDataFrame(), 10))
                        .isEqualTo(new OnePass.Seen<>(0, PartitionSizes.none())));
    }

    @Test
    void oneJobIsEnoughAndAlsoForMoreThanSixtyFourPartitions() {
        assertThat(JobCounter.descriptions(() -> read(SPARK.range(0, 10, 1, 3), 10)))
                .containsExactly("Evenkeel: count in a test");
        assertThat(JobCounter.descriptions(() -> read(SPARK.range(0, 10, 1, 100), 100)))
                .containsExactly("Evenkeel: count in a test");
    }

    @Test
    void theDriverNeverReceivesAStatisticForEachOfManyPartitions() throws Exception {
        List<Integer> tasks = new CopyOnWriteArrayList<>();
        SparkListener listener = new SparkListener() {
            @Override
            public void onStageCompleted(SparkListenerStageCompleted stage) {
                tasks.add(stage.stageInfo().numTasks());
            }
        };
        CONTEXT.addSparkListener(listener);
        try {
            read(SPARK.range(0, 10, 1, 400), 400);
            CONTEXT.listenerBus().waitUntilEmpty(10_000);
        } finally {
            CONTEXT.removeSparkListener(listener);
        }
        assertThat(tasks).first().isEqualTo(400);
        assertThat(tasks.get(tasks.size() - 1)).isLessThanOrEqualTo(20); // the square root
    }

    @Test
    void theChoiceIsEvenWithoutRepeats() {
        assertThat(Portion.evenly(10, 5)).containsExactly(1, 3, 5, 7, 9);
        assertThat(Portion.evenly(3, 10)).containsExactly(0, 1, 2);
        assertThat(Portion.evenly(0, 10)).isEmpty();
        assertThat(Portion.evenly(Integer.MAX_VALUE, 2)).containsExactly(536870911, 1610612735);
        for (int n = 1; n < 60; n++) {
            for (int most = 1; most <= n; most++) {
                assertThat(Portion.evenly(n, most)).hasSize(most).isSorted().doesNotHaveDuplicates();
                assertThat(Portion.evenly(n, most)[most - 1]).isLessThan(n);
            }
        }
    }

    @Test
    void aShareAndAHeadAreOfThePartitionsThereAre() {
        Portion third = new Portion(Integer.MAX_VALUE, 0.3, 0);
        assertThat(third.slices(10)).extracting(Portion.Slice::partition).containsExactly(1, 5, 8);
        assertThat(third.slices(1)).hasSize(1);
        assertThat(new Portion(2, 0.3, 0).slices(10)).hasSize(2);
        Portion.Slice[] withHeads = Portion.partitions(2).withHead(7).slices(5);
        assertThat(withHeads).extracting(Portion.Slice::partition).containsExactly(0, 1, 2, 3, 4);
        assertThat(withHeads).extracting(Portion.Slice::isWhole).containsExactly(false, true, false, true, false);
        assertThat(withHeads[0].most()).isEqualTo(7);
        assertThatThrownBy(() -> new Portion(1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theCallersDescriptionComesBackAndItsGroupStays() {
        CONTEXT.setJobGroup("callers group", "the caller's own", false);
        try {
            JobScope.run(CONTEXT, "look", () -> {
                assertThat(CONTEXT.getLocalProperty("spark.job.description")).isEqualTo("Evenkeel: look");
                assertThat(CONTEXT.getLocalProperty("spark.jobGroup.id")).isEqualTo("callers group");
                return 1;
            });
            assertThat(CONTEXT.getLocalProperty("spark.job.description")).isEqualTo("the caller's own");
            assertThat(CONTEXT.getLocalProperty("spark.jobGroup.id")).isEqualTo("callers group");
        } finally {
            CONTEXT.clearJobGroup();
        }
        assertThat(CONTEXT.getLocalProperty("spark.job.description")).isNull();
    }

    @Test
    void theDescriptionComesBackAfterAnException() {
        CONTEXT.setJobDescription("before");
        try {
            assertThatThrownBy(() -> JobScope.run(CONTEXT, "fail", () -> {
                        throw new IllegalStateException("on purpose");
                    }))
                    .hasMessage("on purpose");
            assertThat(CONTEXT.getLocalProperty("spark.job.description")).isEqualTo("before");
        } finally {
            CONTEXT.setJobDescription(null);
        }
    }

    private static OnePass.Seen<PartitionSizes> read(Dataset<?> data, int most) {
        return OnePass.over(
                data, "count in a test", Portion.partitions(most), PartitionSizes.none(), OnePassTest::size);
    }

    private static PartitionSizes size(Portion.Slice slice, Iterator<InternalRow> rows) {
        return PartitionSizes.of(slice.partition(), count(rows));
    }

    private static long count(Iterator<?> rows) {
        long counted = 0;
        for (; rows.hasNext(); rows.next()) counted++;
        return counted;
    }
}
