package dev.evenkeel.advisor.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenkeel.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TheilSenTest {
    private static List<TheilSen.Point> points(double... y) {
        List<TheilSen.Point> points = new ArrayList<>();
        for (double value : y) points.add(new TheilSen.Point(points.size(), value));
        return points;
    }

    @Test
    void aLineIsFoundAsItIs() {
        TheilSen line = TheilSen.through(points(3, 5, 7, 9, 11, 13)).orElseThrow();
        assertThat(line).isEqualTo(new TheilSen(2, 2, 2, 3));
        assertThat(line.at(10)).isEqualTo(23);
    }

    @Test
    void aWildPointDoesNotBendIt() {
        TheilSen line = TheilSen.through(points(3, 5, 700, 9, 11, 13)).orElseThrow();
        assertThat(line.slope()).as("10 of the 15 pairs are on the line").isEqualTo(2);
        assertThat(line.intercept()).isEqualTo(3);
    }

    @Test
    void theIntervalIsThatOfKendallsTau() {
        // 6 points: 15 pairs; 1.96 · √(6·5·17/18) = 10.43, so the 2nd and the 14th slope bound it.
        TheilSen line = TheilSen.through(points(0, 1, 4, 9, 16, 25)).orElseThrow();
        // Slopes of (i, i²) are i + j: 1 2 3 3 4 4 5 5 5 6 6 7 7 8 9.
        assertThat(line.slope()).isEqualTo(5);
        assertThat(line.lower()).isEqualTo(2);
        assertThat(line.upper()).isEqualTo(8);
    }

    @Test
    void aFewPointsGiveNoInterval() {
        assertThat(TheilSen.through(points(1, 2, 3, 4))).isEmpty();
        assertThat(TheilSen.through(List.of())).isEmpty();
    }

    @Test
    void pointsAtOnePlaceHaveNoSlope() {
        TheilSen.Point same = new TheilSen.Point(1, 1);
        assertThat(TheilSen.through(List.of(same, same, same, same, same, same)))
                .isEmpty();
    }

    @Seeds(100)
    void aQuarterOfWildPointsLeavesTheSlopeWhereItIs(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<TheilSen.Point> points = new ArrayList<>();
        for (int x = 0; x < 40; x++) {
            boolean wild = x % 4 == 1;
            points.add(new TheilSen.Point(x, wild ? random.nextDouble() * 1e6 : 2 * x + random.nextDouble()));
        }
        TheilSen line = TheilSen.through(points).orElseThrow();
        assertThat(line.lower()).isLessThanOrEqualTo(line.slope());
        assertThat(line.upper()).isGreaterThanOrEqualTo(line.slope());
        // 30 of 40 points are near the line, 435 of 780 pairs: more than half, and the others' slopes lie on both
        // sides.
        assertThat(line.slope()).isCloseTo(2, within(1.0));
    }
}
