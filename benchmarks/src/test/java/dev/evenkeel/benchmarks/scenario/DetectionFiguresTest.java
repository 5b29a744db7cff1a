package dev.evenkeel.benchmarks.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.benchmarks.measure.Cost;
import dev.evenkeel.benchmarks.measure.Outcome;
import dev.evenkeel.core.unit.ByteSize;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class DetectionFiguresTest {
    private static final FoundKey TRUTH = FoundKey.counted("a", 1000);

    private static Outcome took(int... milliseconds) {
        return new Outcome.Ran(Arrays.stream(milliseconds)
                .mapToObj(time -> new Cost(Duration.ofMillis(time), Duration.ofMillis(time), ByteSize.ZERO, List.of()))
                .toList());
    }

    private static DetectionFigures figures(Outcome detector, Outcome topK, FoundKey... found) {
        List<Contender> contenders = List.of(
                new Contender(Contender.FLOOR, new Floor(), OptionalDouble.empty()),
                new Contender(Contender.ANALYZE, new Floor(), OptionalDouble.of(1.5)),
                new Contender(Contender.TOP_K, new Floor(), OptionalDouble.empty()));
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        outcomes.put(Contender.FLOOR, took(1000, 900, 5000));
        outcomes.put(Contender.ANALYZE, detector);
        outcomes.put(Contender.TOP_K, topK);
        return new DetectionFigures(contenders, outcomes, Map.of(Contender.ANALYZE, List.of(found)), TRUTH);
    }

    @Test
    void theMedianIsComparedWithTheFloor() {
        DetectionFigures figures = figures(took(1400, 9000, 1300), took(2000, 2000, 2000));
        assertThat(figures.ratio(Contender.ANALYZE, Contender.FLOOR)).hasValue(1.4);
        assertThat(figures.lines())
                .anySatisfy(line -> assertThat(line).contains(Contender.ANALYZE, "1.40 s", "1.30–9.00", "1.50, met"));
    }

    @Test
    void aGoalThatIsMissedIsSaid() {
        DetectionFigures figures = figures(took(1510), took(3000));
        assertThat(figures.lines()).anySatisfy(line -> assertThat(line).contains("1.50, MISSED"));
        // 1.51 s of 3 s
        assertThat(figures.lines())
                .anySatisfy(line -> assertThat(line)
                        .isEqualTo("  SkewDetector.analyze takes 0.50 of approx_top_k; at most 0.50, MISSED"));
    }

    @Test
    void whatCannotRunIsListedWithItsError() {
        Outcome failed = Outcome.Failed.by(new IllegalStateException("no such function\nat line 1"));
        assertThat(figures(took(1000), failed).lines())
                .contains("  approx_top_k cannot run here: IllegalStateException: no such function")
                .noneMatch(line -> line.contains("takes"));
    }

    @Test
    void whatIsSaidOfTheHottestKeyIsComparedWithTheTruth() {
        assertThat(said(FoundKey.counted("a", 1000))).isEqualTo("exact");
        assertThat(said(FoundKey.counted("a", 1010))).isEqualTo("+1.000 %");
        assertThat(said(FoundKey.counted("b", 1000), FoundKey.counted("a", 999)))
                .isEqualTo("-0.100 %");
        assertThat(said(FoundKey.named("a"))).isEqualTo("named");
        assertThat(said(FoundKey.named("b"))).isEqualTo("MISSED");
        assertThat(said()).isEqualTo("-");
    }

    private static String said(FoundKey... found) {
        return figures(took(1000), took(1000), found).hottest(Contender.ANALYZE);
    }
}
