package dev.evenkeel.advisor.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.model.FinishReason;
import dev.evenkeel.advisor.model.ModelResponse;
import dev.evenkeel.advisor.model.ModelTokens;
import dev.evenkeel.advisor.prompt.Pseudonyms;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How an answer is read before Spark sees it, and how names come back into it. */
class SqlAnswerTest {
    private static final String GOOD = "{\"sql\": \"SELECT 1\", \"explanation\": \"one\"}";

    private static SqlAnswer read(String text, FinishReason finish) {
        return SqlAnswer.of(new ModelResponse(text, finish, finish.name(), ModelTokens.NONE, "m", "", ""));
    }

    private static String code(String text) {
        return read(text, FinishReason.STOP).refusal().map(why -> why.code()).orElse("accepted");
    }

    @Test
    void anAnswerOfTheFormIsRead() {
        SqlAnswer answer = read(GOOD, FinishReason.STOP);
        assertThat(answer.refusal()).isEmpty();
        assertThat(answer.sql()).isEqualTo("SELECT 1");
        assertThat(answer.explanation()).isEqualTo("one");
    }

    @ParameterizedTest
    @EnumSource(value = FinishReason.class, names = "STOP", mode = EnumSource.Mode.EXCLUDE)
    void onlyAFinishedAnswerCounts(FinishReason finish) {
        assertThat(read(GOOD, finish).refusal().orElseThrow().code()).isEqualTo("sql-not-finished");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "SELECT 1",
                "\"SELECT 1\"",
                "```json\n{\"sql\": \"SELECT 1\", \"explanation\": \"one\"}\n```",
                "Here it is: {\"sql\": \"SELECT 1\", \"explanation\": \"one\"}",
                "{\"sql\": \"SELECT 1\", \"explanation\": \"one\"} {}",
                "{\"sql\": \"SELECT 1\", \"sql\": \"DROP TABLE t\", \"explanation\": \"one\"}",
                "{\"sql\": \"SELECT 1\"}",
                "{\"sql\": \"SELECT 1\", \"explanation\": \"one\", \"run\": true}",
                "{\"sql\": [\"SELECT 1\"], \"explanation\": \"one\"}",
                "{\"sql\": null, \"explanation\": \"one\"}",
                "{\"sql\": \"SELECT 1\", \"explanation\": \"one\""
            })
    void anAnswerOfAnotherFormIsRefused(String text) {
        assertThat(code(text)).isEqualTo("sql-other-form");
    }

    @Test
    void anAnswerWithoutAStatementSaysWhy() {
        SqlAnswer none = read("{\"sql\": \" \", \"explanation\": \"No column tells the region.\"}", FinishReason.STOP);
        assertThat(none.refusal().orElseThrow().sentence())
                .isEqualTo("the model wrote no statement: No column tells the region.");
    }

    @Test
    void anEndlessStatementIsRefused() {
        assertThat(code("{\"sql\": \"" + "x".repeat(20_001) + "\", \"explanation\": \"\"}"))
                .isEqualTo("sql-other-form");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SELECT column_1 FROM table_1 | SELECT `customer_id` FROM `sales`.`orders`",
                "select TABLE_1.Column_1 from `table_1` | select `sales`.`orders`.`customer_id` from `sales`.`orders`",
                "SELECT 'table_1', \"column_1\" FROM table_1 | SELECT 'table_1', \"column_1\" FROM `sales`.`orders`",
                "SELECT 'it\\'s table_1' , column_1 | SELECT 'it\\'s table_1' , `customer_id`",
                "SELECT 'a''table_1' , column_1 | SELECT 'a''table_1' , `customer_id`",
                "SELECT column_1 -- of table_1 | SELECT `customer_id` -- of table_1",
                "SELECT /* table_1 */ column_1 | SELECT /* table_1 */ `customer_id`",
                "SELECT column_10, my_column_1, table_1x | SELECT column_10, my_column_1, table_1x",
                "SELECT 1.5e3 + column_1 | SELECT 1.5e3 + `customer_id`",
                "SELECT 'open table_1 | SELECT 'open table_1"
            })
    void namesComeBackOutsideOfTextsAlone(String sql, String expected) {
        Pseudonyms names = Pseudonyms.hidingNames();
        assertThat(names.table("sales.orders").toString()).isEqualTo("table_1");
        assertThat(names.column("customer_id").toString()).isEqualTo("column_1");
        SqlNames back = new SqlNames(names, Map.of("sales.orders", "`sales`.`orders`"));
        assertThat(back.putBack(sql)).isEqualTo(expected);
    }

    @Test
    void aNameWithAQuoteCannotLeaveItsQuotes() {
        Pseudonyms names = Pseudonyms.hidingNames();
        assertThat(names.column("a` FROM secret --").toString()).isEqualTo("expression_1");
        assertThat(new SqlNames(names, Map.of()).putBack("SELECT expression_1"))
                .isEqualTo("SELECT `a`` FROM secret --`");
    }
}
