package dev.evenkeel.skew.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentinelTest {
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "'',empty string",
                "'  \t',blank string",
                "unknown,unknown",
                "UNKNOWN,unknown",
                " Null ,null",
                "(null),(null)",
                "\\N,\\n",
                "None,none",
                "N/A,n/a",
                "NaN,nan",
                "undefined,undefined",
                "-,-",
                "0,0",
                "-1,-1",
                "9223372036854775807,9223372036854775807",
                "1970-01-01,1970-01-01",
                "1900-01-01 00:00:00,1900-01-01",
                "1970-01-01T00:00:00.000Z,1970-01-01",
                "9999-12-31,9999-12-31",
                "0000-00-00 00:00:00,0000-00-00",
                "19700101,19700101",
                "00000000-0000-0000-0000-000000000000,a UUID of nothing but 0",
                "{FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF},a UUID of nothing but f",
                "00000000000000000000000000000000,a UUID of nothing but 0",
            })
    void textThatStandsForNoValueIsNamed(String text, String words) {
        assertThat(of(text)).hasValue("looks like a placeholder: " + words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DE",
                "42",
                "1",
                "00",
                "9999",
                "nonesuch",
                "null and void",
                "unknown artist",
                "1970-01-02",
                "---",
                "1970-01-01T12:30",
                "2024-01-01 00:00:00",
                "00:00",
                " t00:00",
                "00000000-0000-0000-0000-000000000001",
                "0x0",
            })
    void ordinaryTextIsNot(String text) {
        assertThat(of(text)).isEmpty();
    }

    static Stream<Object> zeros() {
        return Stream.of(
                (byte) 0, (short) 0, 0, 0L, 0f, 0.0, -0.0, BigInteger.ZERO, BigDecimal.ZERO, new BigDecimal("0E-18"));
    }

    @ParameterizedTest
    @MethodSource("zeros")
    void zeroIsNamedInEveryType(Object zero) {
        assertThat(of(zero)).hasValue("looks like a placeholder: 0");
    }

    static Stream<Object> minusOnes() {
        return Stream.of((byte) -1, (short) -1, -1, -1L, -1f, -1.0, new BigDecimal("-1.000"));
    }

    @ParameterizedTest
    @MethodSource("minusOnes")
    void minusOneIsNamedInEveryType(Object minusOne) {
        assertThat(of(minusOne)).hasValue("looks like a placeholder: -1");
    }

    @Test
    void otherNumbersThatProgramsPutInPlaceOfNoneAreNamed() {
        assertThat(of(Double.NaN)).hasValue("looks like a placeholder: NaN");
        assertThat(of(Float.NaN)).hasValue("looks like a placeholder: NaN");
        assertThat(of(-999)).hasValue("looks like a placeholder: -999");
        assertThat(of(-9999.0)).hasValue("looks like a placeholder: -9999");
        assertThat(of(Integer.MAX_VALUE)).hasValue("looks like a placeholder: 2147483647");
        assertThat(of(Long.MIN_VALUE)).hasValue("looks like a placeholder: -9223372036854775808");
        assertThat(of(99991231)).hasValue("looks like a placeholder: 99991231");
    }

    static Stream<Object> ordinaryValues() {
        return Stream.of(
                1,
                42L,
                -2,
                9999,
                0.5,
                -1.5f,
                Double.POSITIVE_INFINITY,
                new BigDecimal("0.01"),
                BigInteger.TEN.pow(30),
                true,
                false,
                LocalDate.of(2024, 1, 1),
                java.sql.Date.valueOf("1970-01-02"),
                Instant.parse("1970-01-02T00:00:00Z"),
                Instant.parse("1969-12-31T00:00:00Z"),
                Instant.parse("9998-12-31T12:00:00Z"),
                LocalDateTime.parse("2024-01-01T00:00:00"),
                new byte[] {0, 1});
    }

    @ParameterizedTest
    @MethodSource("ordinaryValues")
    void ordinaryValuesAreNot(Object value) {
        assertThat(of(value)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "1753-01-01", "1899-12-30", "1900-01-01", "1970-01-01", "9999-12-31"})
    void theDaysOnWhichCalendarsBeginAndEndAreNamedInEveryType(String day) {
        LocalDate date = LocalDate.parse(day);
        Optional<String> words = Optional.of("looks like a placeholder: " + day);
        assertThat(of(date)).isEqualTo(words);
        assertThat(of(java.sql.Date.valueOf(date))).isEqualTo(words);
        assertThat(of(date.atStartOfDay())).isEqualTo(words);
        assertThat(of(Instant.parse(day + "T00:00:00Z"))).isEqualTo(words);
        assertThat(of(day)).isEqualTo(words);
    }

    @Test
    void theEpochIsNamedInEveryTimeZone() {
        assertThat(of(new Timestamp(0))).hasValue("looks like a placeholder: 1970-01-01");
        for (String midnight : List.of("1970-01-01T00:00+14:00", "1970-01-01T00:00-12:00", "1970-01-01T00:00+05:45")) {
            Instant instant = OffsetDateTime.parse(midnight).toInstant();
            assertThat(of(instant)).as(midnight).hasValue("looks like a placeholder: 1970-01-01");
            assertThat(of(Timestamp.from(instant))).hasValue("looks like a placeholder: 1970-01-01");
        }
        assertThat(of(Instant.parse("1969-12-31T09:59:59Z"))).isEmpty();
        assertThat(of(Instant.parse("1970-01-01T12:00:01Z"))).isEmpty();
    }

    /** Spark gives a TIMESTAMP of the year 1 as a Timestamp of the Julian calendar, two days earlier. */
    @Test
    void theEndsOfTimeAreNamedWhateverTheCalendarAndTheHour() {
        assertThat(of(Instant.parse("0000-12-30T00:00:00Z"))).hasValue("looks like a placeholder: 0000-12-30");
        assertThat(of(Instant.parse("9999-12-31T23:59:59.999Z"))).hasValue("looks like a placeholder: 9999-12-31");
    }

    @Test
    void binaryOfNothingIsNamed() {
        assertThat(of(new byte[0])).hasValue("looks like a placeholder: empty binary");
        assertThat(of(new byte[16])).hasValue("looks like a placeholder: nothing but zero bytes");
    }

    @Test
    void aNullSaysSoItself() {
        assertThat(Sentinel.of(Collections.singletonList(null))).isEmpty();
        assertThat(Sentinel.of(List.of())).isEmpty();
    }

    @Test
    void ofACompositeKeyThePositionsAreSaid() {
        assertThat(of("DE", -1)).hasValue("looks like a placeholder: -1 in column 2");
        assertThat(of("", null, 0L)).hasValue("looks like a placeholder: empty string in column 1, 0 in column 3");
        assertThat(of("DE", 1)).isEmpty();
    }

    private static Optional<String> of(@Nullable Object... key) {
        return Sentinel.of(Arrays.asList(key));
    }
}
