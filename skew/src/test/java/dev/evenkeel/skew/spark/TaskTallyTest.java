package dev.evenkeel.skew.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.spark.RowCall;
import dev.evenkeel.core.stats.FrequentKey;
import dev.evenkeel.core.stats.FrequentKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.Objects;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskTallyTest {
    private static final int COUNTERS = 1024;
    /** Names of classes and fields, once for each reading. */
    private static final int FRAME = 1024;

    /** Key r of 1,000 has 2,000 / (r + 1) rows. */
    private static long rowsOf(int rank) {
        return 2000 / (rank + 1);
    }

    private static TaskTally tally() {
        TaskTally tally = new TaskTally(new DataType[] {DataTypes.StringType}, COUNTERS);
        long row = 0;
        for (int rank = 0; rank < 1000; rank++) {
            UTF8String key = UTF8String.fromString("key number " + rank);
            for (int i = 0; i < rowsOf(rank); i++) tally.add(RowCall.row(0, row++), key);
        }
        return tally;
    }

    @Test
    void withRoomEnoughEveryKeyIsThere() {
        assertThat(frequent(tally().finish("a", 1, Long.MAX_VALUE)).keys()).hasSize(1000);
    }

    @Test
    void aTaskWithoutRowsSendsNoSketch() throws IOException {
        TaskReading none = new TaskTally(new DataType[] {DataTypes.StringType}, COUNTERS).finish("a", 1, 6_000);
        assertThat(none.keys()).isNull();
        assertThat(bytes(none)).isLessThan(FRAME);
    }

    @ParameterizedTest
    @ValueSource(longs = {24_000, 12_000, 6_000})
    void whereManyTasksShareTheRoomFewerKeysAreKeptAndTheBoundsStillHold(long most) throws IOException {
        TaskReading reading = tally().finish("a", 1, most);
        assertThat(bytes(reading)).isLessThan((int) most + FRAME);
        FrequentKeys keys = frequent(reading);
        assertThat(keys.keys()).isNotEmpty().hasSizeLessThan(1000);
        KeyForm form = KeyForm.text(DataTypes.StringType);
        for (FrequentKey key : keys.keys()) {
            String name = form.values(key.key()).get(0).toString();
            long rows = rowsOf(Integer.parseInt(name.substring("key number ".length())));
            assertThat(rows).isBetween(key.lower(), key.upper());
        }
    }

    private static FrequentKeys frequent(TaskReading reading) {
        return Objects.requireNonNull(reading.keys()).rows().frequent();
    }

    private static int bytes(TaskReading reading) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(reading);
        }
        return bytes.size();
    }
}
