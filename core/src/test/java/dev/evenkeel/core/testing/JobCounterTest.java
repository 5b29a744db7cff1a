package dev.evenkeel.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.testkit.JobCounter;
import dev.evenkeel.testkit.SparkFixture;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

class JobCounterTest {
    @Test
    void onlyTheJobsOfTheBlockCount() {
        job("before");
        assertThat(JobCounter.descriptions(() -> {
                    job("one");
                    job("two");
                }))
                .containsExactly("one", "two");
        job("after");
    }

    @Test
    void noJobIsCountedWhereNoneStarts() {
        JobCounter.assertJobs(0, () -> SparkFixture.spark().range(10).schema());
    }

    @Test
    void aWrongNumberFails() {
        assertThatThrownBy(() -> JobCounter.assertJobs(2, () -> job("only")))
                .isInstanceOf(AssertionError.class)
                .hasMessage("1 jobs started instead of 2: [only]");
        assertThatThrownBy(() -> JobCounter.assertAtMost(0, () -> job("only"))).isInstanceOf(AssertionError.class);
    }

    private static void job(String description) {
        JavaSparkContext context = new JavaSparkContext(SparkFixture.spark().sparkContext());
        context.sc().setJobDescription(description);
        try {
            context.parallelize(List.of(1, 2, 3), 2).count();
        } finally {
            context.sc().setJobDescription(null);
        }
    }
}
