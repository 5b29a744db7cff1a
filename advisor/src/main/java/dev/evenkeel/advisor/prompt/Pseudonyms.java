package dev.evenkeel.advisor.prompt;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that are sent in place of the user's own, and the way back.
 *
 * <p>Example: {@code orders} is {@code table_1}, its {@code customer_id} is {@code column_1}, and {@code
 * coalesce(region, 'EU')} is {@code expression_1}; {@code restore("salt column_1")} is {@code salt customer_id}.
 *
 * <p>The same name has the same pseudonym wherever it stands, and names are numbered in the order in which they are
 * first asked for, so that equal documents are equal bytes. The numbers say nothing of the names, as a hash of a short
 * name would. Not thread-safe: made for one document, filled while that is built, and kept with it.
 */
public final class Pseudonyms {
    private static final Pattern COLUMN =
            Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]{0,127}(\\.[\\p{L}_][\\p{L}\\p{N}_]{0,127}){0,16}");

    /**
     * What looks like a name and like nothing else: no long numbers, no capitals mixed with digits as keys have them.
     */
    private static final Pattern CLEAR =
            Pattern.compile("[A-Za-z][A-Za-z_]{0,40}[0-9]{0,3}(_[A-Za-z]{1,20}[0-9]{0,3}){0,4}");

    private static final Pattern GIVEN = Pattern.compile("\\b(table|column|expression)_[0-9]{1,6}\\b");
    private static final Pattern CREDENTIAL =
            Pattern.compile("(?i).*(secret|password|passwd|token|credential|akia|bearer).*");

    private final boolean isClear;
    private final Map<String, Pseudonym> byName = new HashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    private Pseudonyms(boolean isClear) {
        this.isClear = isClear;
    }

    /** {@return pseudonyms for all names} */
    public static Pseudonyms hidingNames() {
        return new Pseudonyms(false);
    }

    /**
     * {@return the names themselves, as far as they look like names; pseudonyms for the others}
     *
     * <p>Only where whoever owns the names said that they may go.
     */
    public static Pseudonyms ofNamesInClear() {
        return new Pseudonyms(true);
    }

    /** {@return what is sent for a table's name, such as {@code table_1}} */
    public Pseudonym table(String name) {
        return named("table", name);
    }

    /** {@return what is sent for a column, or for an expression, which may quote data} */
    public Pseudonym column(String nameOrExpression) {
        return named(COLUMN.matcher(nameOrExpression).matches() ? "column" : "expression", nameOrExpression);
    }

    /** {@return what is sent for columns and expressions} */
    public List<Pseudonym> columns(List<String> namesOrExpressions) {
        return namesOrExpressions.stream().map(this::column).toList();
    }

    private Pseudonym named(String kind, String name) {
        return byName.computeIfAbsent(kind + " " + name, key -> {
            String text = isClear && mayStandInClear(name) ? name : kind + "_" + numbers.merge(kind, 1, Integer::sum);
            names.put(text, name);
            return new Pseudonym(text);
        });
    }

    /** A name in clear that reads like a pseudonym would be taken for one on the way back. */
    private static boolean mayStandInClear(String name) {
        return CLEAR.matcher(name).matches()
                && !GIVEN.matcher(name.toLowerCase(Locale.ROOT)).matches()
                && !CREDENTIAL.matcher(name).matches();
    }

    /** {@return the user's name that was sent as that text; empty where none was} */
    public Optional<String> name(String sent) {
        return Optional.ofNullable(names.get(sent));
    }

    /** {@return a text of a model with the user's names put back; pseudonyms that were never given stay} */
    public String restore(String text) {
        Matcher matcher = GIVEN.matcher(text);
        StringBuilder restored = new StringBuilder();
        while (matcher.find()) {
            String name = names.getOrDefault(matcher.group(), matcher.group());
            matcher.appendReplacement(restored, Matcher.quoteReplacement(name));
        }
        matcher.appendTail(restored);
        return restored.toString();
    }

    /**
     * {@return the user's names by what was sent for them, in the order in which they were asked for; they stay here}
     */
    public Map<String, String> names() {
        return new LinkedHashMap<>(names);
    }

    @Override
    public String toString() {
        return "Pseudonyms[" + names.size() + " names]";
    }
}
