package dev.evenkeel.benchmarks.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.testkit.SparkFixture;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryTest {
    @Test
    void whatIsHeldForAWhileIsMeasuredAndWhatIsGarbageIsNot() {
        int held = 64 << 20;
        ByteSize growth = LiveHeap.growth(() -> {
            byte[] bytes = new byte[held];
            pause();
            bytes[0] = 1; // still needed here
        });
        ByteSize garbage = LiveHeap.growth(() -> {
            for (int i = 0; i < 64; i++) assertThat(new byte[1 << 20]).hasSize(1 << 20);
            pause();
        });
        assertThat(growth.bytes()).isBetween((long) held, held + (16L << 20));
        assertThat(garbage.bytes()).isLessThan(held / 2);
    }

    /** Long enough for several full collections of a test's heap. */
    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFigureForEachWayAndNumberOfKeysIsPrinted() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Map<String, List<ByteSize>> growth = new Memory(
                        5_000, 1, SparkFixture.temporaryDirectory().resolve("memory"))
                .run(SparkFixture.spark(), new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(growth).hasSize(3).containsKey(Contender.ANALYZE);
        assertThat(growth.values()).allSatisfy(sizes -> assertThat(sizes).hasSize(2)); // 1,000 and 5,000 keys
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Key k of 5,000 rows", "1,000 keys", "5,000 keys")
                .contains(growth.keySet());
    }
}
