package dev.evenkeel.advisor.facts;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The settings that a Spark knows: their names, which of them are deprecated, which a session can change, and which texts
 * they take.
 *
 * <p>Example: {@code known.near("spark.sql.shuffle.partition")} is {@code spark.sql.shuffle.partitions}, and
 * {@code known.problem("spark.executor.memory", "lots")} says that it is no size. Immutable.
 */
public final class KnownSettings {
    private static final KnownSettings NONE =
            new KnownSettings("", Set.of(), Map.of(), Set.of(), (key, value) -> Optional.empty());
    /** More wrong letters than that make another word. */
    private static final int MOST_WRONG = 2;

    private static final Pattern KEY = Pattern.compile("spark(\\.[A-Za-z0-9_-]+)+");

    /** Whether a setting takes a text. */
    @FunctionalInterface
    public interface Check {
        /** {@return why a setting does not take that text; empty where it does, or nobody knows} */
        Optional<String> problem(String key, String value);
    }

    private final String spark;
    private final SortedSet<String> names;
    private final Map<String, String> deprecated;
    private final Set<String> sessions;
    private final Check check;

    private KnownSettings(
            String spark, Set<String> names, Map<String, String> deprecated, Set<String> sessions, Check check) {
        this.spark = spark;
        this.names = new TreeSet<>(names);
        this.deprecated = Map.copyOf(deprecated);
        this.sessions = Set.copyOf(sessions);
        this.check = check;
    }

    /** {@return no knowledge: every name may be right} */
    public static KnownSettings none() {
        return NONE;
    }

    /** {@return these names, deprecated ones among them with what Spark says of them, and that check of texts} */
    public static KnownSettings of(Set<String> names, Map<String, String> deprecated, Check check) {
        return new KnownSettings("", names, deprecated, Set.of(), check);
    }

    /** {@return the same knowledge, where a running session can change these and no others} */
    public KnownSettings changedBySessions(Set<String> keys) {
        return new KnownSettings(spark, names, deprecated, keys, check);
    }

    /** {@return the same knowledge, known to be that version's of Spark} */
    public KnownSettings ofSpark(String version) {
        return new KnownSettings(version, names, deprecated, sessions, check);
    }

    /** {@return the version of Spark whose knowledge it is; empty where that is not told} */
    public String spark() {
        return spark;
    }

    /** {@return true where an application ran on another line of Spark, which may have known other settings} */
    public boolean isOfAnotherLineThan(Application application) {
        Optional<String> own = Application.named("").withSpark(spark).sparkLine();
        Optional<String> run = application.sparkLine();
        return own.isPresent() && run.isPresent() && !own.equals(run);
    }

    /** {@return how many names are known} */
    public int size() {
        return names.size();
    }

    /** {@return true where a name is known, deprecated or not} */
    public boolean isKnown(String key) {
        return names.contains(key) || deprecated.containsKey(key);
    }

    /** {@return what Spark says of a deprecated name: since when, and what to use} */
    public Optional<String> deprecation(String key) {
        return Optional.ofNullable(deprecated.get(key));
    }

    /** {@return the known name that Spark says to use instead of a deprecated one, where it says so} */
    public Optional<String> successor(String key) {
        return KEY.matcher(deprecated.getOrDefault(key, ""))
                .results()
                .map(MatchResult::group)
                .filter(name -> names.contains(name) && !name.equals(key) && !deprecated.containsKey(name))
                .findFirst();
    }

    /**
     * {@return true where a running session can change a setting; the others are read when the application starts}
     *
     * <p>Spark takes a change of any other key at run time without a word, and it does nothing.
     */
    public boolean isOfSessions(String key) {
        return sessions.contains(key);
    }

    /** {@return why a known setting does not take that text; empty where it does} */
    public Optional<String> problem(String key, String value) {
        return names.contains(key) ? check.problem(key, value) : Optional.empty();
    }

    /** {@return the known name that an unknown one was probably meant to be: at most two letters away, or case alone} */
    public Optional<String> near(String key) {
        if (isKnown(key)) return Optional.empty();
        String best = null;
        int least = MOST_WRONG + 1;
        for (String name : names) {
            int wrong = name.equalsIgnoreCase(key) ? 0 : distance(key, name);
            if (wrong < least) {
                best = name;
                least = wrong;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Letters to add, drop or change, as Levenshtein (1966) counts them; cut off above the limit. */
    private static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > MOST_WRONG) return MOST_WRONG + 1;
        int[] above = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) above[column] = column;
        for (int row = 1; row <= one.length(); row++) {
            int[] line = new int[other.length() + 1];
            line[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                int changed = above[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                line[column] = Math.min(changed, 1 + Math.min(above[column], line[column - 1]));
            }
            above = line;
        }
        return above[other.length()];
    }

    @Override
    public String toString() {
        return "KnownSettings[" + size() + " names]";
    }
}
