package dev.evenkeel.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * A test that runs once for each of a number of seeds, its only parameter: {@code @Seeds(200) void law(long seed)}.
 *
 * <p>The seeds are the same in every run and the failing one stands in the test's name. {@code -Dseed=17} replays one,
 * {@code -Dseeds=1000} asks for more or fewer, {@code -Dseeds.base=5000} starts elsewhere.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "seed={0}")
@ArgumentsSource(SeedSource.class)
public @interface Seeds {
    /** {@return how many seeds, where {@code -Dseeds} does not say otherwise} */
    int value() default 50;
}
