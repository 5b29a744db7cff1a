package dev.evenkeel.advisor.guard;

import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.SettingChange;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.advisor.knob.KnobValue;
import dev.evenkeel.advisor.knob.Knobs;
import dev.evenkeel.advisor.prompt.Fact;
import dev.evenkeel.advisor.prompt.ReferenceInformation;
import dev.evenkeel.advisor.whatif.Change;
import dev.evenkeel.advisor.whatif.Prediction;
import dev.evenkeel.advisor.whatif.WhatIf;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a proposal would save, by replaying the run with it; never a number of the model's.
 *
 * <p>Example: salting the join {@code Q2.N5} is the replay in which the tasks of its stages take their mean. Most
 * proposals map to no change of a replay, such as one of memory or of codecs: of those nothing is predicted.
 *
 * @param run the run
 * @param whatIf its replay
 * @param information what was sent, where the ids of stages and steps stand
 */
public record Foresight(RunProfile run, WhatIf whatIf, ReferenceInformation information) {
    /** The least that planted missed broadcasts gained when they were mended. */
    private static final double BROADCAST_GAIN = 1.8;

    /** The longest task of an even stage, over the mean. */
    private static final double EVEN = 3;

    private static final int USUAL_PARTITIONS = 200;

    /** {@return what a change of a setting would save; empty where no replay shows it} */
    public Optional<Saving> of(ProposedSetting proposed) {
        SettingChange change = proposed.change();
        Optional<Double> amount = Knobs.named(change.key())
                .flatMap(knob -> knob.read(change.recommended()))
                .filter(KnobValue::isNumber)
                .map(KnobValue::amount);
        return switch (change.key()) {
            case "spark.sql.shuffle.partitions" ->
                amount.flatMap(
                        tasks -> saving(even(partitioned()), stage -> new Change.Split(stage, tasks.intValue())));
            case "spark.sql.files.maxPartitionBytes" ->
                amount.flatMap(bytes -> saving(even(scans()), stage -> new Change.Split(stage, splits(stage, bytes))));
            case "spark.executor.instances" -> amount.flatMap(executors -> machines(executors.intValue(), cores()));
            case "spark.executor.cores" -> amount.flatMap(each -> machines(executors(), each.intValue()));
            case "spark.sql.adaptive.skewJoin.enabled" ->
                change.recommended().equals("true")
                        ? saving(stages(proposed.support().evidence()), Change.Even::new)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** {@return what an action would save; empty where no replay shows it} */
    public Optional<Saving> of(ProposedAction proposed) {
        return proposed.action()
                .fold(
                        broadcast ->
                                saving(stagesOf(broadcast.at()), stage -> new Change.Scaled(stage, 1 / BROADCAST_GAIN)),
                        salt -> saving(stagesOf(salt.at()), Change.Even::new),
                        cache -> Optional.empty(),
                        this::repartitioned,
                        layout -> Optional.empty());
    }

    /** Rows that are dealt out one by one part a hot key; rows that are dealt out by keys do not. */
    private Optional<Saving> repartitioned(Action.Repartition repartition) {
        List<StageFacts> stages = stagesOf(repartition.at());
        return saving(
                repartition.columns().isEmpty() ? stages : even(stages),
                stage -> new Change.Split(stage, repartition.partitions()));
    }

    private Optional<Saving> saving(List<StageFacts> stages, Function<StageFacts, Change> change) {
        List<StageFacts> worked =
                stages.stream().filter(stage -> stage.tasks() > 0).toList();
        if (worked.isEmpty()) return Optional.empty();
        return Optional.of(whatIf.saving(worked.stream().map(change).toList()).lessSure());
    }

    /** Those of the stages that more tasks would part: a hot key stays in one task, however many there are. */
    private static List<StageFacts> even(List<StageFacts> stages) {
        return stages.stream()
                .filter(stage -> stage.tasks() > 0)
                .filter(stage -> stage.slowest().time().toNanos()
                        <= EVEN * stage.slotTime().toNanos() / stage.tasks())
                .toList();
    }

    /** The stages whose number of tasks is the setting's: they read a shuffle that nothing put together. */
    private List<StageFacts> partitioned() {
        return run.stages().stream()
                .filter(stage -> stage.figures().value(TaskFigure.SHUFFLE_READ_BYTES) > 0)
                .filter(stage -> stage.planned()
                        == run.settingsOf(stage)
                                .number("spark.sql.shuffle.partitions")
                                .orElse(USUAL_PARTITIONS))
                .toList();
    }

    private List<StageFacts> scans() {
        return run.stages().stream()
                .filter(stage -> stage.figures().value(TaskFigure.INPUT_BYTES) > 0
                        && stage.figures().value(TaskFigure.SHUFFLE_READ_BYTES) == 0)
                .toList();
    }

    private static int splits(StageFacts stage, double bytes) {
        return (int) Math.max(1, Math.ceil(stage.figures().value(TaskFigure.INPUT_BYTES) / bytes));
    }

    private Optional<Saving> machines(int executors, int cores) {
        if (executors < 1 || cores < 1) return Optional.empty();
        Prediction wall = whatIf.onExecutors(executors, cores).wall();
        Duration was = run.wall();
        return Optional.of(new Saving(
                was.minus(wall.most()),
                was.minus(wall.expected()),
                was.minus(wall.least()),
                was,
                wall.confidence(),
                wall.how()));
    }

    private int executors() {
        return run.cluster().executors().size();
    }

    private int cores() {
        return run.cluster().executors().stream()
                .mapToInt(executor -> executor.cores())
                .max()
                .orElse(0);
    }

    private List<StageFacts> stagesOf(String step) {
        return stages(information.fact(step).map(fact -> fact.list("stages")).orElse(List.of()));
    }

    /** {@return the stages among these ids; those of findings and steps are the ones these point at} */
    private List<StageFacts> stages(List<String> ids) {
        return run.stages().stream()
                .filter(stage -> ids.stream().anyMatch(id -> isOf(id, "S" + stage.id() + "." + stage.attempt())))
                .toList();
    }

    private boolean isOf(String id, String stage) {
        if (id.equals(stage)) return true;
        Optional<Fact> fact = information.fact(id);
        return fact.isPresent()
                && (fact.get().list("at").contains(stage)
                        || fact.get().list("stages").contains(stage));
    }
}
