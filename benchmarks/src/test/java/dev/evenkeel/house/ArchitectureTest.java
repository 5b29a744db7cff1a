package dev.evenkeel.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may use whom. */
class ArchitectureTest {
    private static final String CORE = "core.unit core.stats core.cost core.decide core.explain core.error";

    /** Each room and what it may use beside itself; in a front door this holds for the vocabulary. */
    private static final Map<String, Set<String>> MAY_USE = table("""
        core.unit      |
        core.stats     | core.unit
        core.cost      | core.unit core.stats
        core.decide    | core.unit core.stats
        core.explain   | core.unit core.stats core.decide
        core.error     | core.unit
        core.page      | core.unit core.explain
        core.spark     | CORE
        core.partition | CORE
        skew           | CORE
        skew.judge     | CORE skew
        skew.salt      | CORE skew skew.judge
        skew.page      | CORE core.page skew skew.judge
        skew.spark     | CORE core.spark skew skew.judge skew.salt
        joins          | CORE skew skew.salt
        joins.choose   | CORE skew skew.judge skew.salt joins
        joins.spark    | CORE core.spark skew skew.judge skew.salt skew.spark joins joins.choose
        advisor          | CORE skew
        advisor.facts    | CORE
        advisor.ledger   | CORE advisor.facts
        advisor.hadoop   |
        advisor.eventlog | CORE advisor advisor.facts advisor.ledger advisor.hadoop
        advisor.spark    | CORE core.spark skew advisor advisor.facts advisor.ledger advisor.hadoop advisor.history
        advisor.whatif   | CORE advisor advisor.facts
        advisor.rule     | CORE skew advisor advisor.facts advisor.whatif
        advisor.page     | CORE core.page advisor advisor.facts advisor.whatif
        advisor.history  | CORE advisor advisor.facts advisor.hadoop
        advisor.cli      | CORE advisor advisor.facts advisor.history
        advisor.model    | CORE
        advisor.gemini   | CORE advisor.model
        advisor.knob     | CORE
        advisor.prompt   | CORE advisor advisor.facts advisor.knob advisor.model
        advisor.guard    | CORE advisor advisor.facts advisor.whatif advisor.knob advisor.model advisor.prompt
        advisor.audit    | CORE advisor.model
        advisor.tuning.judge | CORE
        advisor.tuning       | CORE advisor advisor.facts advisor.knob advisor.model advisor.prompt advisor.guard advisor.audit advisor.tuning.judge
        advisor.tuning.spark | CORE core.spark advisor advisor.facts advisor.spark advisor.tuning advisor.tuning.judge
        advisor.sql          | CORE advisor.model advisor.prompt advisor.audit
        advisor.sql.spark    | CORE core.spark advisor.prompt advisor.spark advisor.sql
        """);

    /** What a report shows it reads from the facts of the study beside it. */
    private static final Map<String, String> REPORTS = Map.of(
            "joins.BroadcastReport", "joins.choose",
            "skew.KeySkew", "skew.judge",
            "skew.SkewText", "skew.judge",
            "skew.SkewJson", "skew.judge");

    @Test
    void theTableNamesEveryRoom() {
        Set<String> rooms = House.CLASSES.stream().map(House::room).collect(Collectors.toCollection(TreeSet::new));
        assertThat(rooms).isEqualTo(MAY_USE.keySet());
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomUsesOnlyWhatTheTableAllows(String room) {
        Set<String> allowed = MAY_USE.getOrDefault(room, Set.of());
        noClasses()
                .that(House.that("are in " + room, type -> isIn(room, type) && !House.isEntry(type) && !isReport(type)))
                .should()
                .dependOnClassesThat(House.that(
                        "are not in one of " + allowed,
                        type -> !House.room(type).isEmpty()
                                && !isIn(room, type)
                                && !allowed.contains(House.room(type))))
                .allowEmptyShould(true)
                .check(House.CLASSES);
    }

    @Test
    void aReportSeesTheStudyBesideItAndNoOtherRoom() {
        REPORTS.forEach((report, study) -> noClasses()
                .that(House.that("are " + report, type -> House.name(type).equals(report)))
                .should()
                .dependOnClassesThat(House.that(
                        "are in another room",
                        type -> House.room(type).startsWith(module(type) + ".")
                                && !isIn(study, type)
                                && !CORE.contains(House.room(type))))
                .check(House.CLASSES));
    }

    @Test
    void onlyTheSparkRoomsAndTheEntriesSeeSparkAndScala() {
        noClasses()
                .that(House.that(
                        "are neither in a spark room nor an entry nor JoinSpec, which holds a Column",
                        type -> !House.room(type).endsWith(".spark")
                                && !House.isEntry(type)
                                && !House.name(type).equals("joins.JoinSpec")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "scala..")
                .check(House.CLASSES);
    }

    @Test
    void aModuleSeesOnlyThoseBelowIt() {
        Map<String, Set<String>> below = Map.of(
                "core", Set.of("core"),
                "skew", Set.of("core", "skew"),
                "joins", Set.of("core", "skew", "joins"),
                "advisor", Set.of("core", "skew", "advisor"));
        below.forEach((module, seen) -> noClasses()
                .that(House.that("are in " + module, type -> module(type).equals(module)))
                .should()
                .dependOnClassesThat(House.that(
                        "are not in one of " + seen,
                        type -> !House.room(type).isEmpty() && !seen.contains(module(type))))
                .check(House.CLASSES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "skew", "joins", "advisor"})
    void theRoomsOfAModuleAreFreeOfCycles(String module) {
        slices().matching("dev.evenkeel." + module + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(House.CLASSES);
    }

    private static Stream<String> rooms() {
        return MAY_USE.keySet().stream();
    }

    private static boolean isIn(String room, JavaClass type) {
        return House.room(type).equals(room);
    }

    private static boolean isReport(JavaClass type) {
        return REPORTS.containsKey(House.name(type));
    }

    private static String module(JavaClass type) {
        return House.room(type).replaceFirst("\\..*", "");
    }

    private static Map<String, Set<String>> table(String text) {
        Map<String, Set<String>> table = new TreeMap<>();
        text.lines().forEach(line -> {
            int bar = line.indexOf('|');
            String allowed = line.substring(bar + 1).replace("CORE", CORE).strip();
            table.put(line.substring(0, bar).strip(), Set.copyOf(Arrays.asList(allowed.split(" +"))));
        });
        return table;
    }
}
