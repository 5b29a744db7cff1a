package dev.evenkeel.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import java.util.function.Predicate;

/** The classes of the published modules, without tests and without the libraries relocated into the jars. */
final class House {
    private static final String ROOT = "dev.evenkeel.";

    /** What users call first: an entry looks into the rooms of its module, and takes and gives Spark's types. */
    private static final Set<String> ENTRIES = Set.of(
            "core.partition.PartitionSizer",
            "core.partition.PartitionSizing",
            "skew.SkewDetector",
            "skew.SkewObservation",
            "skew.SkewReport",
            "joins.SmartJoin",
            "joins.SaltedJoin",
            "joins.JoinPlan",
            "joins.JoinText",
            "joins.BroadcastDecider",
            "advisor.Advisor",
            "advisor.LlmAdvisor",
            "advisor.LlmOptions",
            "advisor.SecondOpinion",
            "advisor.SecondOpinionJson",
            "advisor.SecondOpinionText",
            "advisor.Savings",
            "advisor.EventLogs",
            "advisor.RunRecorder",
            "advisor.tuning.TuningSession",
            "advisor.sql.SqlAssistant");

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("-tests.jar") && !location.contains("/test-classes/"))
            .withImportOption(location -> !location.contains("/shaded/"))
            .importPackages("dev.evenkeel.core", "dev.evenkeel.skew", "dev.evenkeel.joins", "dev.evenkeel.advisor");

    private House() {}

    /** {@return the name of the file's class, without the root package} */
    static String name(JavaClass type) {
        return type.getEnclosingClass()
                .map(House::name)
                .orElseGet(() -> type.getName().replace(ROOT, ""));
    }

    /** {@return the package without the root package; empty for what is not of the house} */
    static String room(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        return name.startsWith(ROOT) && !name.contains(".shaded.") ? name.substring(ROOT.length()) : "";
    }

    static boolean isEntry(JavaClass type) {
        return ENTRIES.contains(name(type));
    }

    /** {@return the predicate, with words for the message of a rule that is broken} */
    static DescribedPredicate<JavaClass> that(String words, Predicate<JavaClass> predicate) {
        return DescribedPredicate.describe(words, predicate);
    }
}
