package dev.evenkeel.benchmarks.micro;

import dev.evenkeel.benchmarks.data.KeyRule;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A quarter of a million keys, one a row, as longs, as strings and as the bytes of those strings.
 *
 * <p>The rows of a key share one string, whose own hash Java keeps once it was asked for; of strings that come new from
 * a file it would be computed for each row.
 */
@State(Scope.Benchmark)
public class KeyStream {
    /** The rows of a stream. */
    public static final int ROWS = 1 << 18;

    /** How often keys occur: by Zipf's law with exponent 1.1, all of a million keys alike, or each once. */
    public enum Distribution {
        /** A million keys by Zipf's law with exponent 1.1. */
        ZIPF,
        /** A million keys drawn evenly. */
        UNIFORM,
        /** Every row another key. */
        ALL_DISTINCT;

        private KeyRule rule() {
            return switch (this) {
                case ZIPF -> KeyRule.zipf(1.1, 1_000_000);
                case UNIFORM -> KeyRule.zipf(0, 1_000_000);
                case ALL_DISTINCT -> KeyRule.even(ROWS);
            };
        }
    }

    /** Set by JMH. */
    @Param
    public Distribution distribution = Distribution.ZIPF;

    long[] longs = {};
    String[] strings = {};
    byte[][] bytes = {};

    /** Makes the stream. */
    @Setup
    public void make() {
        KeyRule rule = distribution.rule();
        longs = LongStream.range(0, ROWS).map(rule::key).toArray();
        strings = new String[ROWS];
        bytes = new byte[ROWS][];
        Map<Long, Integer> first = new HashMap<>();
        for (int row = 0; row < ROWS; row++) {
            int same = first.merge(longs[row], row, Math::min);
            strings[row] = same < row ? strings[same] : "customer-" + longs[row];
            bytes[row] = same < row ? bytes[same] : strings[row].getBytes(StandardCharsets.UTF_8);
        }
    }
}
