package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.facts.Operator.Scan;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.whatif.Change;
import dev.evenkeel.core.explain.TextLayout;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A table read from a database through one connection, by one task.
 *
 * <p>Example: 80 million rows come through one task in 12 minutes while 15 slots wait; 8 connections would take 1.5.
 *
 * <p>Fires where the stage of a JDBC scan has one task and as many even tasks as slots, 8 at most, save the gate or
 * more: more connections than that many databases do not like. Silent on reads that are parted, and on quick ones.
 */
final class SingleConnectionJdbc implements StepRule<Scan> {
    private static final int MOST_CONNECTIONS = 8;

    @Override
    public String id() {
        return "single-connection-jdbc";
    }

    @Override
    public Class<Scan> judged() {
        return Scan.class;
    }

    @Override
    public Optional<Finding> judge(Step<Scan> step, Case run) {
        int connections = Math.min(MOST_CONNECTIONS, run.run().slots());
        List<StageFacts> stages = step.stages(run.run()).stream()
                .filter(stage -> stage.tasks() == 1)
                .toList();
        boolean isJdbc = step.operator().format().toLowerCase(Locale.ROOT).contains("jdbc")
                || step.node().name().contains("JDBC");
        if (!isJdbc || connections < 2 || stages.isEmpty()) return Optional.empty();
        Saving saving = run.whatIf()
                .saving(stages.stream()
                        .<Change>map(stage -> new Change.Scaled(stage, 1.0 / connections))
                        .toList())
                .lessSure();
        if (!run.isWorth(saving)) return Optional.empty();
        StageFacts stage = stages.get(0);
        return Optional.of(Finding.of(id(), Case.at(stage))
                .because("one connection brought the whole table in "
                        + TextLayout.duration(stage.span().length()) + " while the other slots waited")
                .costing(saving)
                .showing(
                        Evidence.count("connections", 1).against(connections),
                        Evidence.count("slots", run.run().slots()),
                        Evidence.count("rows", step.node().rowsOut().orElse(0)))
                .rulingOut("the work after the read: the stage has one task because the read has one")
                .advising(Advice.code(
                        "read ranges of a numeric or date column through several connections, in larger batches",
                        "spark.read().format(\"jdbc\").option(\"dbtable\", table)\n"
                                + "    .option(\"partitionColumn\", \"id\").option(\"lowerBound\", 1).option(\"upperBound\", maxId)\n"
                                + "    .option(\"numPartitions\", " + connections
                                + ").option(\"fetchsize\", 10000).load();",
                        "the stage of the read has " + connections + " tasks"))
                .build());
    }
}
