package dev.evenkeel.advisor.rule;

import static dev.evenkeel.advisor.rule.Plants.GIB;
import static dev.evenkeel.advisor.rule.Plants.MIB;
import static dev.evenkeel.advisor.rule.Plants.SLOTS;
import static dev.evenkeel.advisor.rule.Plants.assertSilent;
import static dev.evenkeel.advisor.rule.Plants.only;
import static dev.evenkeel.advisor.rule.Plants.query;
import static dev.evenkeel.advisor.rule.Plants.scan;
import static dev.evenkeel.advisor.rule.Plants.seconds;
import static dev.evenkeel.advisor.rule.Plants.shuffle;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.facts.CacheFacts;
import dev.evenkeel.advisor.facts.Lack;
import dev.evenkeel.advisor.facts.Operator;
import dev.evenkeel.advisor.facts.PlanNode;
import dev.evenkeel.advisor.facts.RunProfileBuilder;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.core.unit.ByteSize;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReuseRulesTest {
    /** A report that starts from a shuffled join; its columns have other numbers each time. */
    private static PlanNode report(int number, String condition) {
        PlanNode orders = shuffle(
                scan("parquet", "orders", number).detailed("FileScan parquet orders[id#" + number + "L]"),
                10,
                10,
                number);
        PlanNode filter = PlanNode.of("Filter", orders)
                .detailed("Filter (" + condition + "#" + number + " > 3)")
                .ranIn(List.of(100 + number));
        PlanNode grouped = PlanNode.of("HashAggregate", filter)
                .doing(new Operator.Aggregate(List.of("day"), List.of("sum(price)"), false))
                .ranIn(List.of(100 + number));
        return PlanNode.of("Project", grouped).detailed("report " + number);
    }

    private static RunProfileBuilder reports(PlanNode first, PlanNode second) {
        return Plants.run(200)
                .stages(
                        StagePlant.of(1, SLOTS, 64, 5).inQuery(1).build(),
                        StagePlant.of(101, SLOTS, 64, 5).inQuery(1).at(20).build(),
                        StagePlant.of(2, SLOTS, 64, 5).inQuery(2).at(40).build(),
                        StagePlant.of(102, SLOTS, 64, 5).inQuery(2).at(60).build())
                .queries(query(1, first), query(2, second));
    }

    @Test
    void thePartThatTwoReportsShareCostsTheSecondTime() {
        Finding finding = only(
                new RepeatedWork(),
                reports(report(1, "price"), report(2, "price")).build());
        assertThat(finding.cause())
                .isEqualTo("the same part of a plan, 4 steps from HashAggregate down, was computed 2 times");
        // Both stages of the second report, 20 s each.
        assertThat(finding.saving().expected()).isEqualTo(seconds(40));
    }

    @Test
    void otherConditionsShareWhatIsBelowThem() {
        Finding finding = only(
                new RepeatedWork(),
                reports(report(1, "price"), report(2, "weight")).build());
        assertThat(finding.cause()).contains("2 steps from Exchange down");
        assertThat(finding.saving().expected()).isEqualTo(seconds(20));
    }

    @Test
    void whatReadsACacheOrIsDifferentIsNotRepeated() {
        PlanNode cached = PlanNode.of(
                        "HashAggregate", PlanNode.of("InMemoryTableScan").doing(new Operator.CacheRead()))
                .doing(new Operator.Aggregate(List.of("day"), List.of(), false))
                .ranIn(List.of(2));
        assertSilent(new RepeatedWork(), reports(cached, cached).build());
        PlanNode other = shuffle(scan("parquet", "lines", 2), 10, 10, 2);
        assertSilent(new RepeatedWork(), reports(report(1, "price"), other).build());
    }

    private static RunProfileBuilder cached(CacheFacts cache) {
        return Plants.run(100).caches(List.of(cache));
    }

    @Test
    void dataThatWasKeptAndNeverReadIsTold() {
        CacheFacts orders = CacheFacts.of(3, "orders", "Memory", 16);
        // 1 GiB of the 4 × 2 GiB for caching and computing.
        Finding large = only(
                new UnreadCache(),
                cached(orders.filled(16, new ByteSize(GIB), ByteSize.ZERO)).build());
        assertThat(large.severity()).isEqualTo(Severity.LOW);
        Finding small = only(
                new UnreadCache(),
                cached(orders.filled(16, new ByteSize(80 * MIB), ByteSize.ZERO)).build());
        assertThat(small.severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void dataThatIsReadOrNeverFilledOrMayBeReadLaterIsLeftAlone() {
        CacheFacts orders = CacheFacts.of(3, "orders", "Memory", 16);
        CacheFacts filled = orders.filled(16, new ByteSize(GIB), ByteSize.ZERO);
        assertSilent(new UnreadCache(), cached(filled.read(1)).build());
        assertSilent(new UnreadCache(), cached(orders).build());
        assertSilent(
                new UnreadCache(),
                cached(filled).lacks(Lack.Kind.END, 1, "the end is missing").build());
    }

    /** 64 tasks of 15 s in 60 s, of which the JVM computes so many. */
    private static RunProfileBuilder python(boolean isArrow, double computing) {
        return Plants.run(100)
                .stages(StagePlant.of(1, SLOTS, 64, 15)
                        .with(TaskFigure.CPU_NANOS, 64 * computing * 1e9)
                        .build())
                .queries(query(
                        1,
                        PlanNode.of(isArrow ? "ArrowEvalPython" : "BatchEvalPython")
                                .doing(new Operator.Python(isArrow))
                                .ranIn(List.of(1))));
    }

    @Test
    void rowsThatGoToPythonOneByOneCostHalfOfTheWaiting() {
        Finding finding = only(new RowByRowPython(), python(false, 3).build());
        // 12 of 15 s waiting, half of it is 24 of 60 s.
        assertThat(finding.saving().expected()).isEqualTo(seconds(24));
        assertThat(finding.advice().paste()).contains("spark.sql.execution.pythonUDF.arrow.enabled true");
        assertSilent(new RowByRowPython(), python(true, 3).build());
        assertSilent(new RowByRowPython(), python(false, 14).build());
    }

    @Test
    void waitingForPythonMayBeWonBackInPart() {
        Finding finding = only(new PythonFunction(), python(true, 3).build());
        assertThat(finding.saving().least()).isZero();
        assertThat(finding.saving().most()).isEqualTo(seconds(48));
        assertSilent(new PythonFunction(), python(true, 9).build());
    }
}
