package dev.evenkeel.skew.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.spark.RowCall;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;

/** Which of the readings that come from tasks are counted. The key of a row is the number of its partition. */
class ReadingsTest {
    private static final int COUNTERS = 64;
    private static final int ROWS = 10;

    private final ActionReadings actions = new ActionReadings(COUNTERS);

    @Test
    void aTaskThatSucceedsTwiceIsCountedOnce() {
        TaskReadings driver = TaskReadings.to(actions);
        TaskReadings ofTask = driver.copy();
        assertThat(ofTask.isZero()).isTrue();
        ofTask.add(reading("a", 1, ROWS, 0));
        driver.merge(ofTask);
        driver.merge(ofTask);
        assertCounted(Map.of(0, 10L));
    }

    @Test
    void tasksInAnyOrderMakeUpTheWhole() {
        add("a", 1, ROWS, 2);
        add("a", 1, ROWS, 0, 3);
        add("a", 1, ROWS, 1);
        assertCounted(Map.of(0, 10L, 1, 10L, 2, 10L, 3, 10L));
    }

    @Test
    void aSecondReadingCutInAnotherWayAddsNothing() {
        add("a", 1, ROWS, 0);
        add("a", 1, ROWS, 0, 1);
        add("a", 1, ROWS, 1);
        assertCounted(Map.of(0, 10L, 1, 10L));
    }

    @Test
    void jobsThatReadOnePartitionEachAreOneReading() {
        for (int partition = 0; partition < 5; partition++) add("a", partition, ROWS, partition);
        assertThat(observed().partitions().total()).isEqualTo(50);
    }

    @Test
    void aPartThatWasReadBesideTheWholeDoesNotCount() {
        add("a", 1, 4, 0);
        add("a", 2, ROWS, 1);
        add("a", 1, 4, 1);
        add("a", 2, ROWS, 0);
        assertCounted(Map.of(0, 10L, 1, 10L));
    }

    @Test
    void ofSeveralActionsTheFullestCountsAndOfEqualOnesTheFirst() {
        add("glance", 1, 4, 0);
        add("job", 2, ROWS, 0);
        add("job", 2, ROWS, 1);
        add("again", 3, 2 * ROWS, 7);
        assertCounted(Map.of(0, 10L, 1, 10L));
    }

    @Test
    void anActionThatWasGivenUpStaysSo() {
        add("glance", 1, 4, 0);
        add("job", 2, ROWS, 0);
        add("again", 3, ROWS, 0); // the glance is given up
        for (int partition = 0; partition < 9; partition++) add("glance", 1, 4, partition);
        assertCounted(Map.of(0, 10L));
    }

    @Test
    void whatCannotBeToldApartIsNotSureAndGivesWayToWhatIs() {
        add("a", 1, ROWS, 0);
        add("a", 1, 7, 0);
        assertThat(observed().isSure()).isFalse();
        add("b", 2, 3, 0);
        assertThat(observed().isSure()).isTrue();
        assertCounted(Map.of(0, 3L));
    }

    @Test
    void anActionWithoutRowsIsAReading() {
        assertThat(actions.fullest()).isEmpty();
        actions.add(reading("a", 1, 0));
        assertThat(observed().partitions().total()).isZero();
        assertThat(observed().isSure()).isTrue();
    }

    private void add(String action, int stage, int rows, Integer... partitions) {
        actions.add(reading(action, stage, rows, partitions));
    }

    private static TaskReading reading(String action, int stage, int rows, Integer... partitions) {
        TaskTally tally = new TaskTally(new DataType[] {DataTypes.IntegerType}, COUNTERS);
        for (int partition : partitions) {
            for (int row = 0; row < rows; row++) tally.add(RowCall.row(partition, row), partition);
        }
        return tally.finish(action, stage, Long.MAX_VALUE);
    }

    private Observed observed() {
        return actions.fullest().orElseThrow().join();
    }

    /** Rows of each partition, and as many of the key that is its number. */
    private void assertCounted(Map<Integer, Long> rows) {
        assertThat(observed().partitions().rows()).isEqualTo(rows);
        KeyForm form = KeyForm.number(DataTypes.IntegerType);
        assertThat(observed().keys().rows().frequent().keys().stream()
                        .collect(Collectors.toMap(key -> form.values(key.key()).get(0), key -> key.lower())))
                .isEqualTo(rows);
    }
}
