package dev.evenkeel.advisor.tuning.spark;

import dev.evenkeel.advisor.tuning.judge.ResultPrint;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Row;

/**
 * The print of a result that is no Dataset: a number, a text, rows that were collected.
 *
 * <p>A list and an array are taken as a bag of elements, in whatever order; other values by what they print, so that a
 * class needs a {@code toString()} that tells its content. Floating numbers may differ by rounding, as in a Dataset.
 */
final class ValuePrint {
    private final List<ResultPrint.FloatSums> floats = new ArrayList<>();
    private BigInteger hashes = BigInteger.ZERO;

    private ValuePrint() {}

    static ResultPrint of(Object result) {
        ValuePrint print = new ValuePrint();
        List<?> elements = elements(result);
        elements.forEach(print::add);
        String kind = result instanceof Iterable<?> || result instanceof Object[]
                ? "elements"
                : result.getClass().getName();
        return new ResultPrint(kind, elements.size(), new BigDecimal(print.hashes), print.floats);
    }

    private static List<?> elements(Object result) {
        if (result instanceof Object[] array) return Arrays.asList(array);
        if (!(result instanceof Iterable<?> many)) return List.of(result);
        List<Object> elements = new ArrayList<>();
        many.forEach(elements::add);
        return elements;
    }

    private void add(Object element) {
        List<Object> values = new ArrayList<>();
        if (element instanceof Row row) {
            for (int i = 0; i < row.size(); i++) values.add(row.get(i));
        } else {
            values.add(element);
        }
        StringBuilder exact = new StringBuilder();
        for (Object value : values) {
            if (!isFloating(value)) exact.append(text(value)).append('\u0000');
        }
        BigInteger hash = hash(exact.toString());
        hashes = hashes.add(hash);
        double weight = hash.mod(BigInteger.valueOf(1009)).doubleValue() / 1009;
        int place = 0;
        for (Object value : values) {
            if (isFloating(value)) add(place++, ((Number) value).doubleValue(), weight);
        }
    }

    private static boolean isFloating(Object value) {
        return value instanceof Double || value instanceof Float;
    }

    private void add(int place, double value, double weight) {
        while (floats.size() <= place) floats.add(new ResultPrint.FloatSums(0, 0, 0, ""));
        ResultPrint.FloatSums sums = floats.get(place);
        floats.set(
                place,
                Double.isFinite(value)
                        ? new ResultPrint.FloatSums(
                                sums.sum() + value,
                                sums.size() + Math.abs(value),
                                sums.weighted() + value * weight,
                                sums.specials())
                        : new ResultPrint.FloatSums(
                                sums.sum(), sums.size(), sums.weighted(), sorted(sums.specials() + special(value))));
    }

    private static String special(double value) {
        if (Double.isNaN(value)) return "n";
        return value > 0 ? "+" : "-";
    }

    private static String sorted(String letters) {
        char[] sorted = letters.toCharArray();
        Arrays.sort(sorted);
        return new String(sorted);
    }

    private static String text(Object value) {
        if (value instanceof byte[] bytes) return Arrays.toString(bytes);
        return value instanceof Object[] array ? Arrays.deepToString(array) : Objects.toString(value);
    }

    private static BigInteger hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, Arrays.copyOf(digest, 8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
