package dev.evenkeel.skew;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HexFormat;

/** A value of a key as text, and back. */
final class KeyText {
    private static final String BINARY = "0x";

    private KeyText() {}

    /** {@return the value as text that {@link #value} reads back, given the type} */
    static String of(Object value) {
        if (value instanceof BigDecimal decimal) return decimal.toPlainString();
        if (value instanceof Timestamp timestamp) return timestamp.toInstant().toString();
        if (value instanceof byte[] bytes) return BINARY + HexFormat.of().formatHex(bytes);
        return String.valueOf(value);
    }

    /** {@return the value of that type, as Spark's SQL writes types; the text itself where the type has no plain text} */
    static Object value(String text, String type) {
        if (type.startsWith("DECIMAL")) return new BigDecimal(text);
        return switch (type) {
            case "BOOLEAN" -> Boolean.valueOf(text);
            case "TINYINT" -> Byte.valueOf(text);
            case "SMALLINT" -> Short.valueOf(text);
            case "INT" -> Integer.valueOf(text);
            case "BIGINT" -> Long.valueOf(text);
            case "FLOAT" -> Float.valueOf(text);
            case "DOUBLE" -> Double.valueOf(text);
            case "DATE" -> Date.valueOf(text);
            case "TIMESTAMP" -> Timestamp.from(Instant.parse(text));
            case "TIMESTAMP_NTZ" -> LocalDateTime.parse(text);
            case "BINARY" -> HexFormat.of().parseHex(text.substring(BINARY.length()));
            default -> text;
        };
    }
}
