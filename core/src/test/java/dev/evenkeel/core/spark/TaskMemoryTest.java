package dev.evenkeel.core.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.testkit.SparkFixture;
import org.apache.spark.SparkConf;
import org.apache.spark.memory.UnifiedMemoryManager;
import org.junit.jupiter.api.Test;

class TaskMemoryTest {
    private static final SparkConf NONE = new SparkConf(false);

    @Test
    void aTaskHasItsShareOfWhatCachesCannotKeep() {
        // (8,192 - 300) MiB x 0.6 x 0.5 / 4
        assertThat(TaskMemory.share(NONE, 8L << 30, 4)).hasToString("591.9 MiB");
        assertThat(TaskMemory.share(NONE, 8L << 30, 1)).hasToString("2.3 GiB");
        assertThat(TaskMemory.share(NONE, 200L << 20, 4)).isEqualTo(ByteSize.ZERO);
    }

    @Test
    void settingsOfTheMemoryCount() {
        SparkConf conf = new SparkConf(false)
                .set("spark.memory.fraction", "0.8")
                .set("spark.memory.storageFraction", "0.25")
                .set("spark.memory.offHeap.enabled", "true")
                .set("spark.memory.offHeap.size", "1g");
        // ((2,348 - 300) MiB x 0.8 + 1,024 MiB) x 0.75 / 2
        assertThat(TaskMemory.share(conf, 2348L << 20, 2)).hasToString("998.4 MiB");
    }

    @Test
    void twoTasksAndTheCachesMakeUpSparksOwnUnifiedMemory() {
        long unified = UnifiedMemoryManager.apply(new SparkConf(false), 2).maxHeapMemory();
        long heap = Runtime.getRuntime().maxMemory();
        assertThat(TaskMemory.share(NONE, heap, 2).bytes() * 4).isCloseTo(unified, within(8L));
        assertThat(TaskMemory.of(SparkFixture.spark())).isEqualTo(TaskMemory.share(NONE, heap, 2));
    }
}
