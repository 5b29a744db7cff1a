package dev.evenkeel.testkit;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The seeds of a run: those that {@link Seeds} asks for, or the ones that the system properties name instead. */
public final class SeedSource implements ArgumentsProvider, AnnotationConsumer<Seeds> {
    private int count;

    /** Made by JUnit. */
    public SeedSource() {}

    /** {@return the seeds of this run, where {@code count} of them are asked for} */
    public static LongStream seeds(int count) {
        Long one = Long.getLong("seed");
        if (one != null) {
            return LongStream.of(one);
        }
        long base = Long.getLong("seeds.base", 0);
        return LongStream.range(base, base + Integer.getInteger("seeds", count));
    }

    @Override
    public void accept(Seeds seeds) {
        count = seeds.value();
    }

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return seeds(count).mapToObj(Arguments::of);
    }
}
