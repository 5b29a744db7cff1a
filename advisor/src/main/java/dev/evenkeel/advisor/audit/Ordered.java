package dev.evenkeel.advisor.audit;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A copy of a map in the order of its keys, so that the same settings give the same line. */
final class Ordered {
    private Ordered() {}

    static Map<String, String> copy(Map<String, String> settings) {
        return Collections.unmodifiableMap(new TreeMap<>(settings));
    }
}
