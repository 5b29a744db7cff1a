package dev.evenkeel.benchmarks.scenario;

import java.util.List;
import org.apache.datasketches.frequencies.ItemsSketch;
import org.apache.datasketches.memory.Memory;

/**
 * What DataSketches writes the keys of a sketch with, and reads them again.
 *
 * <p>Called by name, since these classes are in another package in the version that comes with Spark 3.5 than in those
 * of Spark 4.
 */
enum ItemFormat {
    /** For long keys. */
    LONGS("ArrayOfLongsSerDe"),
    /** For texts. */
    STRINGS("ArrayOfStringsSerDe");

    private static final List<String> PACKAGES = List.of("org.apache.datasketches.common", "org.apache.datasketches");
    private static final String ANY = "ArrayOfItemsSerDe";

    private final String name;

    ItemFormat(String name) {
        this.name = name;
    }

    /** {@return the sketch as bytes} */
    byte[] write(ItemsSketch<?> sketch) {
        try {
            return (byte[])
                    ItemsSketch.class.getMethod("toByteArray", type(ANY)).invoke(sketch, format());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return the sketch that these bytes are of} */
    @SuppressWarnings("unchecked") // keys are objects to whoever merges them
    ItemsSketch<Object> read(byte[] bytes) {
        try {
            return (ItemsSketch<Object>) ItemsSketch.class
                    .getMethod("getInstance", Memory.class, type(ANY))
                    .invoke(null, Memory.wrap(bytes), format());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object format() throws ReflectiveOperationException {
        return type(name).getConstructor().newInstance();
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        for (String room : PACKAGES) {
            try {
                return Class.forName(room + "." + name);
            } catch (ClassNotFoundException e) {
                // in the other one
            }
        }
        throw new ClassNotFoundException(name);
    }
}
