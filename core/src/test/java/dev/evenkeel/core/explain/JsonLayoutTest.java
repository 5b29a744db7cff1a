package dev.evenkeel.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenkeel.testkit.Seeds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Against Jackson, which reads back what we write. */
class JsonLayoutTest {
    private static final ObjectMapper JACKSON = new ObjectMapper();

    @Seeds(200)
    void aParserReadsBackWhatWasWritten(long seed) {
        Object value = random(new SplittableRandom(seed), 4);
        JsonNode expected = JACKSON.valueToTree(value);
        assertThat(parsed(value)).isEqualTo(JACKSON.convertValue(expected, Object.class));
    }

    @Test
    void everyCharacterSurvives() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c += c < 0x3000 ? 1 : 97) {
            String text = "a" + Character.toString(c) + "b";
            assertThat(parsed(text)).isEqualTo(text);
        }
    }

    @Test
    void nothingIsWrittenThatBreaksALineOrATerminalOrAnEncoding() {
        String awkward = "\u0000\u0007\b\t\n\f\r\u001b\u007f\u0085\u2028\u2029\ud800-\udc00";
        String json = JsonLayout.write(awkward);
        assertThat(json.chars()).allMatch(c -> c >= 0x20 && c < 0x7f);
        assertThat(parsed(awkward)).isEqualTo(awkward);
    }

    @Test
    void aPairOfSurrogatesIsOneCharacter() {
        assertThat(JsonLayout.write("🚢")).isEqualTo("\"🚢\"");
    }

    @Test
    void membersKeepTheirOrder() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("z", 1);
        members.put("a", List.of(true, "x"));
        assertThat(JsonLayout.write(members)).isEqualTo("{\"z\":1,\"a\":[true,\"x\"]}");
    }

    @Test
    void numbersThatJsonCannotHoldAreNull() {
        assertThat(JsonLayout.write(Arrays.asList(Double.NaN, Double.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, null)))
                .isEqualTo("[null,null,null,null]");
    }

    @Test
    void wholeNumbersHaveNoFraction() {
        assertThat(JsonLayout.write(List.of(3.0, -0.0, 1e14, 0.5))).isEqualTo("[3,0,100000000000000,0.5]");
        assertThat(parsed(1e300)).isEqualTo(1e300);
        assertThat(parsed(Double.MIN_VALUE)).isEqualTo(Double.MIN_VALUE);
        assertThat(JsonLayout.write(List.of(new BigDecimal("1E+3"), BigInteger.TEN.pow(30), Long.MAX_VALUE)))
                .isEqualTo("[1E+3,1000000000000000000000000000000,9223372036854775807]");
    }

    private static Object parsed(Object value) {
        try {
            return JACKSON.readValue(JsonLayout.write(value), Object.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(JsonLayout.write(value), e);
        }
    }

    private static Object random(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> text(random);
            case 1 -> random.nextInt();
            case 2 -> random.nextDouble() + 0.1;
            case 3 -> random.nextBoolean();
            case 4 -> {
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) list.add(random(random, depth - 1));
                yield list;
            }
            default -> {
                Map<String, Object> members = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) members.put(text(random), random(random, depth - 1));
                yield members;
            }
        };
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            int c = random.nextInt(3) == 0 ? random.nextInt(0x100) : random.nextInt(Character.MAX_CODE_POINT + 1);
            text.appendCodePoint(c);
        }
        return text.toString();
    }
}
