package dev.evenkeel.core.page;

import java.util.Map;
import java.util.Set;

/**
 * The elements and attributes that a page may be built of.
 *
 * <p>Example: {@code p} and {@code class} are there; {@code script}, {@code iframe}, {@code style} and {@code onclick}
 * are not, and {@code href} leads only to a place on the same page.
 */
final class Vocabulary {
    private static final Set<String> ELEMENTS = words("""
            a bdi br button code dd div dl dt em figcaption figure footer h1 h2 h3 header li main nav ol p pre section
            small span strong table tbody td th thead tr ul
            circle desc g line path rect svg text title""");

    private static final Set<String> ATTRIBUTES = words("""
            aria-label class colspan dir hidden href id role scope tabindex title type xmlns
            cx cy d height r text-anchor viewBox width x x1 x2 y y1 y2""");

    private static final Set<String> INLINE = words("a bdi br code em small span strong button text title desc");

    private static final Set<String> VOID = words("br line path rect");

    private Vocabulary() {}

    static void check(String element, Map<String, String> attributes) {
        if (!ELEMENTS.contains(element)) throw new IllegalArgumentException("no element of a page: " + element);
        attributes.forEach((attribute, value) -> {
            if (!ATTRIBUTES.contains(attribute))
                throw new IllegalArgumentException("no attribute of a page: " + attribute);
            if (attribute.equals("href") && !value.startsWith("#"))
                throw new IllegalArgumentException("a link must stay on the page: " + value);
        });
    }

    /** {@return true for an element in which blanks count, so that no line may be broken beside it} */
    static boolean isInline(String element) {
        return INLINE.contains(element);
    }

    /** {@return true for an element that never has anything in it} */
    static boolean isVoid(String element) {
        return VOID.contains(element);
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
