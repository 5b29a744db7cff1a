package dev.evenkeel.advisor.planted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.Advisor;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.unit.Ratio;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Faults planted in small jobs, each with a twin that lacks it: the advisor that a user calls is to say the fault first or
 * second, and of the twin nothing above {@code INFO}.
 *
 * <p>Prints a table and two sums. Recall: the faults found, of all. Precision: the findings above {@code INFO} that name
 * the fault, of all such findings in both kinds of runs.
 */
class PlantedFaultsTest {
    private static final double LEAST_PRECISION = 0.9;
    private static final Advisor ADVISOR = Advisor.rules();
    private static final List<Diagnosis> DIAGNOSES = new ArrayList<>();

    static Stream<PlantedFault> faults() {
        return Stream.of(
                        TaskFaults.all(),
                        JoinFaults.all(),
                        FileFaults.all(),
                        ReuseFaults.all(),
                        FailureFaults.all(),
                        SettingFaults.all(),
                        WrittenFaults.all())
                .flatMap(List::stream);
    }

    /** The first queries of a session take seconds to load classes, which is no fault of theirs. */
    @BeforeAll
    static void warmUp() {
        TaskFaults.all().get(0).healthy().profiles();
        JoinFaults.all().get(3).healthy().profiles();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void theFaultIsAmongTheFirstTwoAndItsTwinIsHealthy(PlantedFault fault) {
        Diagnosis diagnosis = Diagnosis.of(fault, ADVISOR);
        DIAGNOSES.add(diagnosis);
        assertThat(diagnosis.isFound()).as(diagnosis.toString()).isTrue();
        assertThat(diagnosis.falseAlarms()).as(diagnosis.toString()).isEmpty();
    }

    /** Of the alarms a tenth may be about what the machine did meanwhile, such as collections of the JVM that all share. */
    @AfterAll
    static void printTable() {
        List<String> headings = List.of("fault", "run", "twin", "how", "rank", "first two", "of the twin");
        TextLayout.table(headings, DIAGNOSES.stream().map(Diagnosis::cells).toList())
                .forEach(System.out::println);
        long found = DIAGNOSES.stream().filter(Diagnosis::isFound).count();
        long right = DIAGNOSES.stream()
                .mapToLong(one -> one.alarms().stream().filter(one::names).count())
                .sum();
        long all = DIAGNOSES.stream()
                .mapToLong(one -> one.alarms().size() + one.falseAlarms().size())
                .sum();
        System.out.println("recall " + found + " of " + DIAGNOSES.size() + ", precision " + Ratio.of(right, all)
                + " of " + all + " findings above INFO");
        assertThat(right)
                .as("of " + all + " findings above INFO, those that name the fault")
                .isGreaterThanOrEqualTo(Math.round(LEAST_PRECISION * all));
    }
}
