package dev.evenkeel.core.spark;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/**
 * How a value of a column is written into SQL, by the type of the column.
 *
 * <p>Example: a date is {@code DATE '2026-11-21'}, the text O'Neil is {@code 'O''Neil'}.
 *
 * <p>Guarantee: what is written is one literal of standard SQL and nothing else. A value that has no such literal on
 * every database is not written at all: NaN and the infinities, years beyond 9999, texts with a backslash (an escape to
 * some), a control character or half a surrogate pair, or of more than 1,000 characters.
 */
enum JdbcLiteral {
    /** Whole and decimal numbers. */
    EXACT {
        @Override
        Optional<String> read(ResultSet row, int column) throws SQLException {
            String text = row.getString(column);
            if (text == null || !text.matches("-?[0-9]{1,100}(\\.[0-9]{1,100})?")) return Optional.empty();
            return Optional.of(new BigDecimal(text).toPlainString());
        }
    },
    /** Binary fractions. */
    FLOATING {
        @Override
        Optional<String> read(ResultSet row, int column) throws SQLException {
            double number = row.getDouble(column);
            if (row.wasNull() || !Double.isFinite(number)) return Optional.empty();
            return Optional.of(Double.toString(number));
        }
    },
    /** Days. */
    DATE {
        @Override
        Optional<String> read(ResultSet row, int column) throws SQLException {
            return Optional.ofNullable(row.getObject(column, LocalDate.class))
                    .filter(day -> isCommon(day.getYear()))
                    .map(day -> "DATE '" + day + "'");
        }
    },
    /** Times of a day. */
    TIME {
        @Override
        Optional<String> read(ResultSet row, int column) throws SQLException {
            return Optional.ofNullable(row.getObject(column, LocalTime.class))
                    .map(time -> "TIME '" + CLOCK.format(time) + "'");
        }
    },
    /** Times as a calendar and a clock show them. */
    TIMESTAMP {
        @Override
        Optional<String> read(ResultSet row, int column) throws SQLException {
            return Optional.ofNullable(row.getObject(column, LocalDateTime.class))
                    .filter(time -> isCommon(time.getYear()))
                    .map(time -> "TIMESTAMP '" + time.toLocalDate() + " " + CLOCK.format(time) + "'");
        }
    },
    /** Moments. */
    MOMENT {
        @Override
        Optional<String> read(ResultSet row, int column) throws SQLException {
            return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                    .filter(time -> isCommon(time.getYear()))
                    .map(time -> time.withOffsetSameInstant(ZoneOffset.UTC))
                    .map(time ->
                            "TIMESTAMP WITH TIME ZONE '" + time.toLocalDate() + " " + CLOCK.format(time) + "+00:00'");
        }
    },
    /** Texts. */
    TEXT {
        @Override
        Optional<String> read(ResultSet row, int column) throws SQLException {
            return Optional.ofNullable(row.getString(column))
                    .filter(JdbcLiteral::isPlain)
                    .map(text -> "'" + text.replace("'", "''") + "'");
        }
    };

    private static final DateTimeFormatter CLOCK = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    private static final int LONGEST = 1000;

    /** {@return the value as a literal; nothing where it has none that every database reads alike} */
    abstract Optional<String> read(ResultSet row, int column) throws SQLException;

    /**
     * {@return how values of a type are written; nothing for a type without an order, or without a literal}
     *
     * @param type one of {@link Types}
     * @param name as the database calls it
     */
    static Optional<JdbcLiteral> of(int type, String name) {
        return switch (type) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.NUMERIC, Types.DECIMAL ->
                Optional.of(EXACT);
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> Optional.of(FLOATING);
            case Types.DATE -> Optional.of(DATE);
            case Types.TIME -> name.equalsIgnoreCase("timetz") ? Optional.empty() : Optional.of(TIME);
            case Types.TIMESTAMP -> Optional.of(name.equalsIgnoreCase("timestamptz") ? MOMENT : TIMESTAMP);
            case Types.TIMESTAMP_WITH_TIMEZONE -> Optional.of(MOMENT);
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.LONGNVARCHAR ->
                Optional.of(TEXT);
            default -> Optional.empty();
        };
    }

    private static boolean isCommon(int year) {
        return year >= 1 && year <= 9999;
    }

    private static boolean isPlain(String text) {
        return text.length() <= LONGEST
                && text.codePoints()
                        .noneMatch(c ->
                                c == '\\' || Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }
}
