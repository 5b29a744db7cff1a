package dev.evenkeel.advisor.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.testkit.Seeds;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class PseudonymsTest {
    private final Pseudonyms names = Pseudonyms.hidingNames();

    @Test
    void namesAreNumberedByKindInTheOrderOfAsking() {
        assertThat(names.table("orders")).hasToString("table_1");
        assertThat(names.column("customer_id")).hasToString("column_1");
        assertThat(names.table("db.customers")).hasToString("table_2");
        assertThat(names.column("address.city")).hasToString("column_2");
        assertThat(names.column("coalesce(region, 'EU')")).hasToString("expression_1");
        assertThat(names.column("naïve_größe")).hasToString("column_3");
    }

    @Test
    void theSameNameKeepsItsPseudonymAndATableIsNoColumn() {
        assertThat(names.table("orders")).isEqualTo(names.table("orders"));
        assertThat(names.column("orders")).hasToString("column_1");
        assertThat(names.name("table_1")).contains("orders");
        assertThat(names.name("table_2")).isEmpty();
    }

    @ParameterizedTest
    @Seeds(50)
    void whatWasHiddenComesBack(long seed) {
        Random random = new Random(seed);
        List<String> texts = IntStream.range(0, 30)
                .mapToObj(i -> random.ints(random.nextInt(1, 12), 32, 0x2000)
                        .filter(Character::isDefined)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .toList();
        for (String text : texts) {
            String sent = names.column(text).toString();
            assertThat(sent).matches("(column|expression)_[0-9]+");
            assertThat(names.restore("salt " + sent + ", please")).isEqualTo("salt " + text + ", please");
        }
    }

    @Test
    void onlyWholePseudonymsThatWereGivenAreRestored() {
        names.table("orders");
        assertThat(names.restore("table_1, table_12, mytable_1, table_1s and TABLE_1"))
                .isEqualTo("orders, table_12, mytable_1, table_1s and TABLE_1");
    }

    @Test
    void aNameThatLooksLikeAPseudonymIsNotRestoredAgain() {
        names.table("column_1 $1 \\");
        names.column("secret");
        assertThat(names.restore("table_1")).isEqualTo("column_1 $1 \\");
    }
}
