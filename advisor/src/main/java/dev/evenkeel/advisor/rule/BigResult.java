package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.facts.Operator;
import dev.evenkeel.advisor.facts.Operator.Exchange;
import dev.evenkeel.advisor.facts.PlanNode;
import dev.evenkeel.advisor.facts.QueryFacts;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.advisor.whatif.Change;
import dev.evenkeel.core.unit.ByteSize;
import java.util.Optional;

/**
 * Many rows brought to the driver by {@code collect} and its like.
 *
 * <p>Example: a {@code collect} of 600 MiB with the default limit of 1 GiB: the driver holds it all, one copy
 * serialised and one not, and twice the data will end the job.
 *
 * <p>Reads the bytes of results of each stage against {@code spark.driver.maxResultSize} (1 GiB by default). Fires from
 * a quarter of the limit on, moderate at least, severe from half of it on or where the job failed for it (own: what a
 * fourfold and a doubled input would break). Saving: the time in which slots waited for the driver to fetch. Silent on
 * small results and on stages that collect for a broadcast, which {@code large-broadcast} judges.
 */
final class BigResult implements StageRule {
    private static final ByteSize LIMIT = ByteSize.gibibytes(1);
    private static final double LEAST = 0.25;
    private static final double SEVERE = 0.5;

    @Override
    public String id() {
        return "big-result";
    }

    @Override
    public Optional<Finding> judge(StageFacts stage, Case run) {
        ByteSize result = new ByteSize(Load.value(stage, TaskFigure.RESULT_BYTES));
        ByteSize limit = Knobs.memory(run.run().settings(), Knobs.MAX_RESULT, LIMIT);
        ByteSize effective = limit.bytes() == 0 ? LIMIT : limit;
        double share = (double) result.bytes() / effective.bytes();
        double least = run.threshold(this, "share", LEAST);
        boolean broke = stage.problem().contains("maxResultSize");
        if ((share < least && !broke) || isForBroadcast(run.run(), stage)) return Optional.empty();
        double waiting = Load.part(stage, TaskFigure.RESULT_FETCH_NANOS);
        Saving saving = run.whatIf().saving(new Change.Scaled(stage, 1 - waiting));
        return Optional.of(Finding.of(id(), Case.at(stage))
                .because("its tasks sent " + result + " of rows to the driver, where "
                        + (broke ? "the job failed for it" : "all of it is held at once"))
                .costing(saving)
                .atLeast(broke || share >= SEVERE ? Severity.SEVERE : Severity.MODERATE)
                .showing(
                        Evidence.of("result", result).against(ByteSize.nearest(least * effective.bytes())),
                        Evidence.of("most that the driver takes", effective),
                        Evidence.share("of the slot time spent fetching it", waiting))
                .rulingOut("a broadcast: no step of the query's plan collects this stage for one")
                .advising(Advice.code(
                        "write the rows, or bring fewer: aggregate, limit, or read them part by part",
                        "data.write().parquet(path);          // instead of collect()\n"
                                + "Iterator<Row> rows = data.toLocalIterator();   // one partition at a time",
                        "the stage's result is a few MiB"))
                .build());
    }

    private static boolean isForBroadcast(RunProfile run, StageFacts stage) {
        return run.queryOf(stage).flatMap(QueryFacts::plan).stream()
                .flatMap(plan -> plan.all(Operator.Exchange.class).stream())
                .filter(BigResult::isBroadcast)
                .flatMap(PlanNode::all)
                .anyMatch(node -> node.stages().contains(stage.id()));
    }

    private static boolean isBroadcast(PlanNode node) {
        return node.as(Exchange.class)
                .map(exchange -> exchange.kind() == Exchange.Kind.BROADCAST)
                .orElse(false);
    }
}
