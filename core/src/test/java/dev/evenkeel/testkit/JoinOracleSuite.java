package dev.evenkeel.testkit;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The questions that every join of ours must answer as Spark's own join does: same schema, same rows, same columns
 * found on the result. A subclass says how it joins; in another build, against the same jar, on another Spark.
 *
 * <p>{@code -Dseeds=1000} asks more random questions, {@code -Dseed=17} only those of one seed.
 */
public abstract class JoinOracleSuite implements Joining {
    private static final int RANDOM_PAIRS = 70;

    /** Made by a subclass. */
    protected JoinOracleSuite() {}

    /** {@return session settings for the join under test and Spark's own alike; none unless overridden} */
    protected Map<String, String> settings() {
        return Map.of();
    }

    /** {@return n, where only every n-th question of each kind is to be asked; 1, all of them, unless overridden} */
    protected int everyNth() {
        return 1;
    }

    @TestFactory
    Stream<DynamicTest> randomTables() {
        return same(JoinCases.random(RANDOM_PAIRS));
    }

    @TestFactory
    Stream<DynamicTest> everySpellingOfEveryType() {
        return same(JoinCases.spellings());
    }

    @TestFactory
    Stream<DynamicTest> emptySingleAndNullKeys() {
        return same(JoinCases.edges());
    }

    @TestFactory
    Stream<DynamicTest> conditionsWithEqualKeys() {
        return same(ConditionJoinCases.equalities());
    }

    @TestFactory
    Stream<DynamicTest> otherConditions() {
        return same(ConditionJoinCases.others());
    }

    @TestFactory
    Stream<DynamicTest> computedSides() {
        return same(ConditionJoinCases.computedSides());
    }

    @TestFactory
    Stream<DynamicTest> selfJoins() {
        return same(NameJoinCases.selfJoins());
    }

    @TestFactory
    Stream<DynamicTest> oddNames() {
        return same(NameJoinCases.oddNames());
    }

    @TestFactory
    Stream<DynamicTest> chains() {
        return same(JoinCases.chains());
    }

    @TestFactory
    Stream<DynamicTest> whatSparkRefusesIsRefused() {
        return tests(JoinCases.refused(), new JoinOracle(this)::assertRefused);
    }

    private Stream<DynamicTest> same(Stream<JoinCase> cases) {
        return tests(cases, new JoinOracle(this)::assertSame);
    }

    private Stream<DynamicTest> tests(Stream<JoinCase> cases, Consumer<JoinCase> check) {
        AtomicInteger number = new AtomicInteger();
        return cases.filter(joinCase -> number.getAndIncrement() % everyNth() == 0)
                .map(joinCase -> DynamicTest.dynamicTest(
                        joinCase.name(), () -> SparkFixture.runWithSettings(settings(), () -> check.accept(joinCase))));
    }
}
