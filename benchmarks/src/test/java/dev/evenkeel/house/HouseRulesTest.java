package dev.evenkeel.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What is not done: in the studies, which are pure, and anywhere. */
class HouseRulesTest {
    private static final DescribedPredicate<JavaClass> STUDY = House.that(
            "think (choose, judge, salt, rule, whatif, stats, cost, decide)",
            type -> House.room(type).matches(".*\\.(choose|judge|salt|rule|whatif|stats|cost|decide)"));

    private static final Pattern EMPTY_WORD = Pattern.compile("Util|Helper|Manager|Processor|Impl");

    @Test
    void aStudyReadsNoClock() {
        noClasses()
                .that(STUDY)
                .should()
                .accessTargetWhere(
                        accesses(
                                "java\\.lang\\.System\\.(currentTimeMillis|nanoTime)|java\\.time\\..*\\.now|java\\.util\\.Date\\..*"))
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.time\\.(Clock|InstantSource)")
                .check(House.CLASSES);
    }

    @Test
    void aStudyThrowsNoDice() {
        noClasses()
                .that(STUDY)
                .should()
                .accessTargetWhere(accesses("java\\.lang\\.Math\\.random|java\\.util\\.UUID\\.randomUUID"))
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.(util|security)\\..*Random.*|java\\.util\\.random\\..*")
                .check(House.CLASSES);
    }

    @Test
    void noColumnHasAnotherValueWhenItsTaskRunsAgain() {
        noClasses()
                .should()
                .accessTargetWhere(accesses("org\\.apache\\.spark\\.sql\\.functions\\$?\\."
                        + "(rand|randn|randstr|uniform|uuid|shuffle|monotonically_increasing_id)"))
                .check(House.CLASSES);
    }

    @Test
    void noSettingOfTheSessionIsChanged() {
        noClasses()
                .that(House.that(
                        "are not ScopedSession, which sets those of a session of its own making",
                        type -> !House.name(type).equals("advisor.spark.ScopedSession")))
                .should()
                .accessTargetWhere(accesses(".*\\.(RuntimeConfig|SQLConf|SparkConf)\\.(set|unset).*"))
                .check(House.CLASSES);
    }

    @Test
    void everyPackageIsNullMarkedInItsPackageInfo() {
        Set<String> unmarked = House.CLASSES.stream()
                .map(JavaClass::getPackage)
                .filter(room -> room.tryGetPackageInfo().isEmpty() || !room.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unmarked).isEmpty();
    }

    @Test
    void noClassHasANameThatSaysNothing() {
        Set<String> empty = House.CLASSES.stream()
                .filter(type -> EMPTY_WORD.matcher(type.getSimpleName()).find())
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(empty).isEmpty();
    }

    private static DescribedPredicate<JavaAccess<?>> accesses(String target) {
        return DescribedPredicate.describe(
                "matches " + target,
                access -> (access.getTargetOwner().getName() + "."
                                + access.getTarget().getName())
                        .matches(target));
    }
}
