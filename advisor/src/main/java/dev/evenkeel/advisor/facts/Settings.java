package dev.evenkeel.advisor.facts;

import dev.evenkeel.core.unit.ByteSize;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings that a run was under, as far as rules look at them.
 *
 * <p>Example: {@code Settings.recorded(all).size("spark.executor.memory", ByteSize.mebibytes(1))} is 4 GiB for
 * {@code 4g}, and for {@code 4096}.
 *
 * <p>What {@link #recorded} takes in holds no credential: of keys that are not known knobs only the name is kept, so
 * that a misspelt one can be found, and nothing of those that sound like a secret. Immutable.
 */
public final class Settings {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,15})\\s*([bkmgtp]?)b?");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

    private final SortedMap<String, String> texts;
    private final SortedSet<String> withheld;

    private Settings(SortedMap<String, String> texts, SortedSet<String> withheld) {
        this.texts = texts;
        this.withheld = withheld;
    }

    /** {@return these settings, all of them; whoever calls knows that none is a secret} */
    public static Settings of(Map<String, String> texts) {
        return new Settings(new TreeMap<>(texts), new TreeSet<>());
    }

    /** {@return what may be kept of all properties of a session or a log} */
    public static Settings recorded(Map<String, String> properties) {
        SortedMap<String, String> texts = new TreeMap<>();
        SortedSet<String> withheld = new TreeSet<>();
        properties.forEach((key, value) -> {
            if (SafeSettings.mayStand(key, value)) texts.put(key, value);
            else if (SafeSettings.mayBeNamed(key)) withheld.add(key);
        });
        return new Settings(texts, withheld);
    }

    /** {@return these settings, overridden by others, as a query's own override those of its session} */
    public Settings overriddenBy(Settings others) {
        SortedMap<String, String> all = new TreeMap<>(texts);
        all.putAll(others.texts);
        SortedSet<String> names = new TreeSet<>(withheld);
        names.addAll(others.withheld);
        return new Settings(all, names);
    }

    /** {@return those of these settings that the others do not have, or have otherwise} */
    public Settings without(Settings others) {
        SortedMap<String, String> own = new TreeMap<>(texts);
        own.entrySet().removeAll(others.texts.entrySet());
        SortedSet<String> names = new TreeSet<>(withheld);
        names.removeAll(others.withheld);
        return new Settings(own, names);
    }

    /** {@return the text of a setting, where it was recorded} */
    public Optional<String> text(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    /** {@return true where a setting was recorded as switched off} */
    public boolean isOff(String key) {
        return text(key).orElse("").equalsIgnoreCase("false");
    }

    /** {@return true where a setting was recorded as switched on} */
    public boolean isOn(String key) {
        return text(key).orElse("").equalsIgnoreCase("true");
    }

    /** {@return a setting that is a whole number, where it was recorded as one} */
    public OptionalLong number(String key) {
        String text = text(key).orElse("").strip();
        return NUMBER.matcher(text).matches() ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** {@return a setting that is a size, where it was recorded as one; a bare number counts in the given unit} */
    public Optional<ByteSize> size(String key, ByteSize unit) {
        Matcher matcher = SIZE.matcher(text(key).orElse("").strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) return Optional.empty();
        boolean bare =
                !Character.isLetter(matcher.group().charAt(matcher.group().length() - 1));
        double each = bare ? unit.bytes() : Math.pow(1024, "bkmgtp".indexOf(matcher.group(2)));
        return Optional.of(ByteSize.nearest(Double.parseDouble(matcher.group(1)) * each));
    }

    /** {@return the names of all settings that were set, those included whose value is withheld} */
    public SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>(texts.keySet());
        names.addAll(withheld);
        return names;
    }

    /** {@return all settings by key, in order; those withheld are not among them} */
    public Map<String, String> members() {
        return new LinkedHashMap<>(texts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Settings settings && texts.equals(settings.texts) && withheld.equals(settings.withheld);
    }

    @Override
    public int hashCode() {
        return texts.hashCode();
    }

    @Override
    public String toString() {
        return "Settings" + texts;
    }
}
