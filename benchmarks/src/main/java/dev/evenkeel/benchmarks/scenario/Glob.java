package dev.evenkeel.benchmarks.scenario;

/**
 * A name of which parts are left open.
 *
 * <p>Example: {@code join/whale-*} matches {@code join/whale-30}, and {@code *} everything.
 *
 * @param text in which {@code *} stands for any part of a name; where it is empty, no name matches
 */
public record Glob(String text) {
    /** Matches no name. */
    public static final Glob NONE = new Glob("");

    /** {@return true where the name is one of those} */
    boolean matches(String name) {
        return name.matches("\\Q" + text.replace("*", "\\E.*\\Q") + "\\E");
    }

    @Override
    public String toString() {
        return text;
    }
}
