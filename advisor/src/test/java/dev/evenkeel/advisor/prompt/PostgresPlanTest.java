package dev.evenkeel.advisor.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.core.error.EvenkeelException;
import dev.evenkeel.testkit.Golden;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another engine's plan and schema make a document too, by the same rules: nothing of it is passed through. */
class PostgresPlanTest {
    /** A hash join as PostgreSQL 16 explains it, with a text of its own wherever it prints one. */
    private static final String EXPLAINED = """
            [{"Plan": {"Node Type": "Sort", "Parallel Aware": false, "Startup Cost": 910.2, "Total Cost": 935.7,
              "Plan Rows": 10200, "Plan Width": 44, "Actual Startup Time": 55.1, "Actual Total Time": 60.25,
              "Actual Rows": 9800, "Actual Loops": 1, "Sort Key": ["o.total DESC", "(upper('canary'::text))"],
              "Sort Method": "external merge", "Sort Space Used": 4096, "Temp Written Blocks": 512,
              "Output": ["canary_column"],
              "Plans": [
               {"Node Type": "Hash Join", "Parent Relationship": "Outer", "Join Type": "Left",
                "Plan Rows": 10200, "Hash Cond": "(o.customer_id = c.id)", "Join Filter": "(o.note <> 'canary secret')",
                "Plans": [
                 {"Node Type": "Seq Scan", "Parent Relationship": "Outer", "Relation Name": "canary_orders",
                  "Schema": "canary_schema", "Alias": "o", "Plan Rows": 1000000,
                  "Filter": "((email)::text = 'jane@canary.example'::text)", "Rows Removed by Filter": 12345},
                 {"Node Type": "Hash", "Peak Memory Usage": 640,
                  "Plans": [
                   {"Node Type": "Index Scan", "Index Name": "canary_idx", "Relation Name": "canary_customers",
                    "Index Cond": "(id = 42)"}]}]},
               {"Node Type": "Canary Custom Scan", "Custom Plan Provider": "canary",
                "Plans": [{"Node Type": "Function Scan", "Function Call": "canary('x')"}]}]},
              "Settings": {"search_path": "canary"}, "Query Identifier": 1234567, "Planning Time": 0.3,
              "Triggers": [{"Trigger Name": "canary"}], "Execution Time": 61.0}]""";

    @Test
    void thePlanAndItsTablesReadAsTheyShould() {
        Pseudonyms names = Pseudonyms.hidingNames();
        TableSchema orders = TableSchema.of("canary_orders")
                .column("customer_id", "int8", TableSchema.Constraint.FOREIGN_KEY, TableSchema.Constraint.NOT_NULL)
                .column("note", "varchar(200)")
                .rows(1_000_000);
        ReferenceInformation information = PostgresPlan.read(EXPLAINED, "16.4 (Canary build)", names)
                .and(TableSchema.facts(List.of(orders), names));
        Golden.assertMatches("postgres-reference.txt", information.toJson().replace("{\"id\"", "\n{\"id\"") + "\n");
        assertThat(Prompt.advice(information).system()).contains("performance engineer for PostgreSQL 16.4 who");
    }

    @Test
    void noTextOfItIsSent() {
        String json = PostgresPlan.read(EXPLAINED, "16.4", Pseudonyms.hidingNames())
                .toJson()
                .toLowerCase(Locale.ROOT);
        for (String planted : Set.of("canary", "jane", "42", "secret", "upper", "search_path", "external"))
            assertThat(json).doesNotContain(planted);
    }

    @Test
    void itsStepsAreToldAsTheyReadFromEachOther() {
        ReferenceInformation information = PostgresPlan.read(EXPLAINED, "16.4", Pseudonyms.hidingNames());
        assertThat(information.facts()).hasSize(7);
        assertThat(information.fact("Q1.N0").orElseThrow().list("inputs")).containsExactly("Q1.N1", "Q1.N5");
        assertThat(information.fact("Q1.N1").orElseThrow().list("inputs")).containsExactly("Q1.N2", "Q1.N3");
        assertThat(information.fact("Q1.N2").orElseThrow().number("rowsFiltered"))
                .hasValue(12345);
        assertThat(information.fact("Q1.N5").orElseThrow().text("operator")).contains("other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Seq Scan on canary", "[{\"Plan\": {\"Node Type\": ", "{\"Plan\": {]}"})
    void whatIsNoJsonIsRefusedWithoutBeingQuoted(String text) {
        assertThatThrownBy(() -> PostgresPlan.read(text, "16", Pseudonyms.hidingNames()))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageContaining("EXPLAIN (FORMAT JSON)")
                .hasMessageNotContaining("canary")
                .hasNoCause();
    }

    @Test
    void aPlanDeeperThanAnyIsRefused() {
        String deep = "{\"Node Type\":\"Limit\",\"Plans\":[".repeat(500);
        assertThatThrownBy(() -> PostgresPlan.read("{\"Plan\":" + deep, "16", Pseudonyms.hidingNames()))
                .isInstanceOf(EvenkeelException.class);
    }
}
