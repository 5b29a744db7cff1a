package dev.evenkeel.advisor.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Confidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.SettingChange;
import dev.evenkeel.advisor.Where;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContradictionTest {
    private static final Support SUPPORT = new Support("why", List.of("F1"), Confidence.LOW);

    @ParameterizedTest(name = "{0}: {1} -> {2} beside {3}, which says {4}: {5}")
    @CsvSource({
        "spark.executor.memory, 4g, 8g, tight-memory, 5g, true",
        "spark.executor.memory, 4g, 5120m, tight-memory, 5g, false",
        "spark.executor.memory, 4g, 2g, garbage-collection, , true",
        "spark.executor.memory, 4g, 8g, garbage-collection, , false",
        "spark.sql.shuffle.partitions, 200, 800, uneven-stage, , true",
        "spark.sql.shuffle.partitions, 200, 100, uneven-stage, , false",
        "spark.sql.shuffle.partitions, 200, 100, spill, , true",
        "spark.sql.shuffle.partitions, , 100, spill, , true",
        "spark.sql.shuffle.partitions, 200, 800, full-scan, , false",
        "spark.sql.autoBroadcastJoinThreshold, 10m, 64m, large-broadcast, , true",
        "spark.sql.autoBroadcastJoinThreshold, 10m, -1, large-broadcast, , false"
    })
    void aChangeThatPullsTheOtherWayIsShownBesideTheFinding(
            String key, String from, String to, String rule, String says, boolean isShown) {
        Advice advice = says == null
                ? Advice.code("mend it", "", "it is mended")
                : Advice.setting("set it", "it is set", SettingChange.of(key, says));
        Finding finding = Finding.of(rule, Where.run())
                .because("of this")
                .advising(advice)
                .build();
        ProposedSetting proposed = new ProposedSetting(SettingChange.of(key, to).from(from), Scope.SESSION, SUPPORT);
        Judged judged = new Judged("", List.of(proposed), List.of(), List.of(), Optional.empty());
        assertThat(Contradiction.between(judged, List.of(finding))).hasSize(isShown ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"large-broadcast, true", "uneven-stage, false"})
    void aCopyIsShownBesideAFindingOfTooLargeCopies(String rule, boolean isShown) {
        Finding finding = Finding.of(rule, Where.run())
                .because("of this")
                .advising(Advice.code("mend it", "", "it is mended"))
                .build();
        ProposedAction copy = new ProposedAction(new Action.Broadcast("Q1.N1", Action.Side.RIGHT), SUPPORT);
        Judged judged = new Judged("", List.of(), List.of(copy), List.of(), Optional.empty());
        assertThat(Contradiction.between(judged, List.of(finding))).hasSize(isShown ? 1 : 0);
    }
}
