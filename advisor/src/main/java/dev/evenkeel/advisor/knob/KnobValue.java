package dev.evenkeel.advisor.knob;

import dev.evenkeel.advisor.knob.Knob.Kind;
import dev.evenkeel.core.unit.ByteSize;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of a setting: how much it is, and the one text of ours that says so.
 *
 * <p>Example: {@code 4096m}, {@code 4GB} and {@code 4194304k} of {@code spark.executor.memory} are all 4,294,967,296
 * bytes, written {@code 4g}. What is put into a configuration is this text and never another's.
 *
 * @param amount how much, in bytes, milliseconds or as a plain number; NaN for a word
 * @param text how it is written
 */
public record KnobValue(double amount, String text) {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,15})(b|k|kb|m|mb|g|gb|t|tb|p|pb)?");
    private static final Pattern TIME = Pattern.compile("(\\d{1,12})(ms|s|m|min|h|d)?");
    private static final Pattern COUNT = Pattern.compile("\\d{1,12}");
    private static final Pattern FRACTION = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    private static final String SIZES = "bkmgtp";
    private static final Map<String, Long> MILLIS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "min", 60_000L, "h", 3_600_000L, "d", 86_400_000L);
    private static final List<String> TIMES = List.of("h", "min", "s", "ms");

    /** {@return the value that a text is of a setting; empty where it is none of its kind} */
    static Optional<KnobValue> read(Knob knob, String text) {
        // Spark takes sizes, times and flags in any case; plain letters need no locale.
        String small = text.strip().toLowerCase(Locale.ROOT);
        if (knob.words().contains(small)) return Optional.of(new KnobValue(Double.NaN, small));
        return switch (knob.kind()) {
            case BYTES -> amount(knob, SIZE.matcher(small), KnobValue::bytes);
            case TIME -> amount(knob, TIME.matcher(small), KnobValue::millis);
            case COUNT -> COUNT.matcher(small).matches() ? some(knob, small) : Optional.empty();
            case FRACTION -> FRACTION.matcher(small).matches() ? some(knob, small) : Optional.empty();
            case FLAG ->
                small.equals("true") || small.equals("false")
                        ? Optional.of(new KnobValue(Double.NaN, small))
                        : Optional.empty();
            case WORD -> Optional.empty();
        };
    }

    private interface Units {
        long each(String unit);
    }

    private static Optional<KnobValue> amount(Knob knob, Matcher matcher, Units units) {
        if (!matcher.matches()) return Optional.empty();
        String unit = matcher.group(2);
        double each = unit == null ? knob.bareUnit() : units.each(unit);
        return Optional.of(of(knob, Double.parseDouble(matcher.group(1)) * each));
    }

    private static long bytes(String unit) {
        return 1L << (10 * SIZES.indexOf(unit.charAt(0)));
    }

    private static long millis(String unit) {
        return MILLIS.getOrDefault(unit, 1L);
    }

    private static Optional<KnobValue> some(Knob knob, String number) {
        return Optional.of(of(knob, Double.parseDouble(number)));
    }

    /** {@return the value of a setting that is so much} */
    static KnobValue of(Knob knob, double amount) {
        return new KnobValue(amount, written(knob.kind(), amount));
    }

    private static String written(Kind kind, double amount) {
        return switch (kind) {
            case BYTES -> size(ByteSize.nearest(amount).bytes());
            case TIME -> time(Math.round(amount));
            case FRACTION -> BigDecimal.valueOf(amount).stripTrailingZeros().toPlainString();
            default -> Long.toString(Math.round(amount));
        };
    }

    /** {@return the size in the largest unit that it is whole in} */
    private static String size(long bytes) {
        int unit = 0;
        long number = bytes;
        while (number > 0 && number % 1024 == 0 && unit < SIZES.length() - 1) {
            number /= 1024;
            unit++;
        }
        return number + SIZES.substring(unit, unit + 1);
    }

    private static String time(long length) {
        String unit = TIMES.stream()
                .filter(name -> length > 0 && length % millis(name) == 0)
                .findFirst()
                .orElse("ms");
        return length / millis(unit) + unit;
    }

    /** {@return true where it is a number} */
    public boolean isNumber() {
        return !Double.isNaN(amount);
    }
}
