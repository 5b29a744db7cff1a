package dev.evenkeel.advisor.prompt;

import dev.evenkeel.core.unit.ByteSize;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * One thing that a model is told, under an id by which its answer cites it.
 *
 * <p>Example: {@code Fact.of(STAGES, "S4.0", 400).count("tasks", 200).seconds("longest", time)} is
 * {@code {"id":"S4.0","tasks":200,"longestSeconds":52.3}}.
 *
 * <p>There is no way to put in a text that was read somewhere: values are numbers, truths, enums, words of a {@link
 * Vocabulary}, pseudonyms and ids of other facts. Names of members are ours. Immutable.
 */
public final class Fact {
    private static final Pattern ID = Pattern.compile("[A-Z][0-9]{0,10}(\\.[A-Z]?[0-9]{1,10}){0,2}");

    private final Section section;
    private final String id;
    private final double weight;
    private final Map<String, Object> members;

    private Fact(Section section, String id, double weight, Map<String, Object> members) {
        this.section = section;
        this.id = id;
        this.weight = weight;
        this.members = members;
    }

    /** {@return a fact of which so far only the id is told; the heavier it is, the later it is cut} */
    public static Fact of(Section section, String id, double weight) {
        if (!ID.matcher(id).matches()) throw new IllegalArgumentException("no id of a fact: " + id);
        return new Fact(section, id, weight, Map.of());
    }

    /** {@return the same fact, with a plain number} */
    public Fact count(String name, long number) {
        return with(name, number);
    }

    /** {@return the same fact, with a number with decimals, rounded to three} */
    public Fact number(String name, double number) {
        return with(name, rounded(number));
    }

    /** {@return the same fact, with a time; the name says that it is in seconds} */
    public Fact seconds(String name, Duration time) {
        return with(name + "Seconds", rounded(time.toNanos() / 1e9));
    }

    /** {@return the same fact, with a size; the name says that it is in bytes} */
    public Fact bytes(String name, ByteSize size) {
        return with(name + "Bytes", size.bytes());
    }

    /** {@return the same fact, with a truth} */
    public Fact flag(String name, boolean isSo) {
        return with(name, isSo);
    }

    /** {@return the same fact, with a word of an enum of ours} */
    public Fact word(String name, Enum<?> word) {
        return with(name, word.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /** {@return the same fact, with a word that was read, where the list has it; without it otherwise} */
    public Fact word(String name, Vocabulary list, String read) {
        return list.word(read).map(word -> with(name, word)).orElse(this);
    }

    /** {@return the same fact, with a name of the user's, or what is sent for it} */
    public Fact name(String name, Pseudonym pseudonym) {
        return with(name, pseudonym.toString());
    }

    /** {@return the same fact, with names of the user's; without them where there are none} */
    public Fact names(String name, List<Pseudonym> pseudonyms) {
        return pseudonyms.isEmpty()
                ? this
                : with(name, pseudonyms.stream().map(Pseudonym::toString).toList());
    }

    /** {@return the same fact, pointing at others; without that where there are none} */
    public Fact ids(String name, List<String> others) {
        for (String other : others) {
            if (!ID.matcher(other).matches()) throw new IllegalArgumentException("no id of a fact: " + other);
        }
        return others.isEmpty() ? this : with(name, List.copyOf(others));
    }

    /** {@return the same fact, with smaller ones inside, whose ids are left out; without them where there are none} */
    public Fact parts(String name, List<Fact> inside) {
        return inside.isEmpty()
                ? this
                : with(name, inside.stream().map(fact -> fact.members).toList());
    }

    Fact with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Fact(section, id, weight, more);
    }

    private static double rounded(double number) {
        return Math.abs(number) < 1e12 ? Math.round(number * 1e3) / 1e3 : number;
    }

    /** {@return the part of the document it belongs to} */
    public Section section() {
        return section;
    }

    /** {@return the id by which an answer cites it} */
    public String id() {
        return id;
    }

    /** {@return how much it matters; what matters least is cut first} */
    public double weight() {
        return weight;
    }

    /** {@return a word or name it was told; empty where it was not} */
    public Optional<String> text(String name) {
        return Optional.ofNullable(members.get(name))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    /** {@return a whole number it was told; empty where it was not} */
    public OptionalLong count(String name) {
        return members.get(name) instanceof Long number ? OptionalLong.of(number) : OptionalLong.empty();
    }

    /** {@return a number it was told; empty where it was not} */
    public OptionalDouble number(String name) {
        return members.get(name) instanceof Number number
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    /** {@return the names or ids that were told under a name; none where that was not told} */
    public List<String> list(String name) {
        return members.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** {@return a text of each of the smaller facts that were told under a name} */
    public List<String> partTexts(String name, String member) {
        if (!(members.get(name) instanceof List<?> list)) return List.of();
        return list.stream()
                .filter(Map.class::isInstance)
                .map(part -> String.valueOf(((Map<?, ?>) part).get(member)))
                .toList();
    }

    /** {@return the members in order, the id first} */
    public Map<String, Object> members() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("id", id);
        all.putAll(members);
        return all;
    }

    @Override
    public String toString() {
        return members().toString();
    }
}
