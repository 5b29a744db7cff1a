package dev.evenkeel.skew.judge;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A key value that usually stands for "no value", and is hot for that reason.
 *
 * <p>Example: {@code ""} gives {@code looks like a placeholder: empty string}; of a composite key {@code ("DE", -1)}
 * gives {@code looks like a placeholder: -1 in column 2}. Such rows seldom mean to meet each other, and are better
 * turned into null, filtered out or mended at the source than spread over more tasks.
 *
 * <p>What counts as one:
 *
 * <ul>
 *   <li>text, whatever its case and with outer blanks: empty, blank, {@code null}, {@code (null)}, {@code <null>},
 *       {@code \N}, {@code nil}, {@code none}, {@code na}, {@code n/a}, {@code #n/a}, {@code nan}, {@code undefined},
 *       {@code unknown}, {@code unspecified}, {@code missing}, {@code not set}, {@code not available}, {@code -},
 *       {@code --}, {@code ?}; a number or date of those below, written out, at midnight if with a time;
 *       {@code 0000-00-00}; a UUID of nothing but 0 or nothing but f
 *   <li>numbers of any type: 0, -1, -999, -9999, NaN, the least and the largest int and long, and the date keys
 *       19000101, 19700101 and 99991231
 *   <li>dates: 1601-01-01, 1753-01-01, 1899-12-30, 1900-01-01 and 1970-01-01, where calendars of systems begin, and
 *       all of the years up to 1 and from 9999
 *   <li>timestamps: midnight of those dates in any time zone, and all of those years
 *   <li>binary: empty, or nothing but zero bytes
 * </ul>
 *
 * <p>Not among them: null, which says so itself, and 9999 and the like, which are as often real. Pure.
 */
public final class Sentinel {
    private static final Set<LocalDate> DATES = Stream.of(
                    "1601-01-01", "1753-01-01", "1899-12-30", "1900-01-01", "1970-01-01")
            .map(LocalDate::parse)
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<BigDecimal> NUMBERS = Stream.concat(
                    Stream.of(0, -1, -999, -9999, 19000101, 19700101, 99991231),
                    Stream.of(Integer.MIN_VALUE, Integer.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE))
            .map(number -> BigDecimal.valueOf(number.longValue()))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> WORDS = Pattern.compile("\\|")
            .splitAsStream("null|(null)|<null>|\\n|nil|none|na|n/a|#n/a|nan|undefined|unknown|unspecified|missing"
                    + "|not set|not available|-|--|?|0000-00-00|0001-01-01|9999-12-31")
            .collect(Collectors.toUnmodifiableSet());

    /** The easternmost time zone is so far ahead of UTC, the westernmost so far behind. */
    private static final Duration EASTERNMOST = Duration.ofHours(14);

    private static final Duration WESTERNMOST = Duration.ofHours(12);

    private Sentinel() {}

    /**
     * {@return in a few words what the key looks like; empty where no value of it is a placeholder}
     *
     * @param key a value for each key column, as Spark gives them in a {@code Row}
     */
    public static Optional<String> of(List<@Nullable Object> key) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            String place = key.size() == 1 ? "" : " in column " + (i + 1);
            placeholder(key.get(i)).ifPresent(words -> found.add(words + place));
        }
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of("looks like a placeholder: " + String.join(", ", found));
    }

    private static Optional<String> placeholder(@Nullable Object value) {
        if (value instanceof String text) return text(text);
        if (value instanceof Double || value instanceof Float) return floating(((Number) value).doubleValue());
        if (value instanceof BigDecimal decimal) return number(decimal);
        if (value instanceof BigInteger integer) return number(new BigDecimal(integer));
        if (value instanceof Number integer) return number(BigDecimal.valueOf(integer.longValue()));
        if (value instanceof java.sql.Date date) return date(date.toLocalDate());
        if (value instanceof LocalDate date) return date(date);
        if (value instanceof LocalDateTime time) return instant(time.toInstant(ZoneOffset.UTC));
        if (value instanceof Timestamp time) return instant(time.toInstant());
        if (value instanceof Instant instant) return instant(instant);
        if (value instanceof byte[] bytes) return binary(bytes);
        return Optional.empty();
    }

    private static Optional<String> text(String text) {
        if (text.isEmpty()) return Optional.of("empty string");
        if (text.isBlank()) return Optional.of("blank string");
        String word = text.strip().toLowerCase(Locale.ROOT).replaceFirst("[ t]00:00(:00(\\.0+)?)?z?$", "");
        String digits = word.replaceAll("[-{}]", "");
        if (digits.matches("0{32}|f{32}")) return Optional.of("a UUID of nothing but " + digits.charAt(0));
        boolean isPlaceholder = WORDS.contains(word)
                || DATES.stream().anyMatch(date -> word.equals(date.toString()))
                || NUMBERS.stream().anyMatch(number -> word.equals(number.toString()));
        return isPlaceholder ? Optional.of(word) : Optional.empty();
    }

    private static Optional<String> floating(double number) {
        if (Double.isNaN(number)) return Optional.of("NaN");
        return Double.isInfinite(number) ? Optional.empty() : number(new BigDecimal(number));
    }

    private static Optional<String> number(BigDecimal number) {
        return NUMBERS.stream()
                .filter(placeholder -> placeholder.compareTo(number) == 0)
                .findFirst()
                .map(BigDecimal::toString);
    }

    private static Optional<String> date(LocalDate date) {
        boolean isPlaceholder = DATES.contains(date) || isBeyond(date);
        return isPlaceholder ? Optional.of(date.toString()) : Optional.empty();
    }

    private static Optional<String> instant(Instant instant) {
        LocalDate inUtc = LocalDate.ofInstant(instant, ZoneOffset.UTC);
        if (isBeyond(inUtc)) return Optional.of(inUtc.toString());
        return DATES.stream()
                .filter(date -> isMidnightOf(date, instant))
                .findFirst()
                .map(LocalDate::toString);
    }

    private static boolean isBeyond(LocalDate date) {
        return date.getYear() <= 1 || date.getYear() >= 9999;
    }

    private static boolean isMidnightOf(LocalDate date, Instant instant) {
        Instant inUtc = date.atStartOfDay(ZoneOffset.UTC).toInstant();
        return !instant.isBefore(inUtc.minus(EASTERNMOST)) && !instant.isAfter(inUtc.plus(WESTERNMOST));
    }

    private static Optional<String> binary(byte[] bytes) {
        if (bytes.length == 0) return Optional.of("empty binary");
        for (byte b : bytes) {
            if (b != 0) return Optional.empty();
        }
        return Optional.of("nothing but zero bytes");
    }
}
