package dev.evenkeel.core.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An element of HTML or SVG: its name, attributes and what is in it.
 *
 * <p>Example: {@code Element.of("p", "Hello").with("class", "note")} is written as {@code <p class="note">Hello</p>}.
 *
 * <p>Only names of a fixed list are taken: none that runs code, carries style, or reaches for the network. Immutable.
 *
 * @param name the element's name
 * @param attributes values by attribute, in the order in which they are written
 * @param children what is in it
 */
public record Element(String name, Map<String, String> attributes, List<Node> children) implements Node {
    /** Refuses what is not in the vocabulary; keeps copies. */
    public Element {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        children = List.copyOf(children);
        Vocabulary.check(name, attributes);
    }

    /** {@return the element with these nodes in it} */
    public static Element of(String name, Node... children) {
        return of(name, Arrays.asList(children));
    }

    /** {@return the element with these nodes in it} */
    public static Element of(String name, List<? extends Node> children) {
        return new Element(name, Map.of(), new ArrayList<>(children));
    }

    /** {@return the element with this text in it} */
    public static Element of(String name, String text) {
        return of(name, new Text(text));
    }

    /** {@return this element with one attribute more} */
    public Element with(String attribute, String value) {
        Map<String, String> more = new LinkedHashMap<>(attributes);
        more.put(attribute, value);
        return new Element(name, more, children);
    }
}
