package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.facts.KnownSettings;
import java.util.List;

/**
 * The catalogue of rules, in the order of work.
 *
 * <p>Failures, what the recording lacks, the driver, skew, single and few tasks, spill and memory, many tasks, joins,
 * files, work done twice, Python, settings, machines. A rule yields only to rules before it.
 */
public final class Rules {
    private Rules() {}

    /** {@return every rule of the house, without knowledge of which settings Spark has} */
    public static List<Rule> all() {
        return all(KnownSettings.none());
    }

    /** {@return every rule of the house; settings are checked against those} */
    public static List<Rule> all(KnownSettings known) {
        return List.of(
                new OutOfMemory(),
                new KilledContainer(),
                new DriverMemory(),
                new LostExecutor(),
                new FetchFailure(),
                new FailedTasks(),
                new IncompleteRecording(),
                new DriverGaps(),
                new ManyJobs(),
                new BigResult(),
                new EmptySplits(),
                new UnevenStage(),
                new SlowTask(),
                new UnpartitionedWindow(),
                new SingleConnectionJdbc(),
                new UnsplittableFiles(),
                new OneTaskStage(),
                new TooFewTasks(),
                new LargePartitions(),
                new Spill(),
                new GarbageCollection(),
                new TightMemory(),
                new TinyTasks(),
                new LaunchOverhead(),
                new WaveTail(),
                new AdaptiveOff(),
                new NestedLoopJoin(),
                new ExplodingJoin(),
                new ExplodingStep(),
                new BroadcastOff(),
                new MissedBroadcast(),
                new LargeBroadcast(),
                new FullScan(),
                new SmallFilesRead(),
                new SmallFilesWritten(),
                new RowFormat(),
                new RepeatedWork(),
                new UnreadCache(),
                new RowByRowPython(),
                new PythonFunction(),
                new MisspeltSetting(known),
                new DeprecatedSetting(known),
                new InvalidSetting(known),
                new IdleSetting(),
                new ContradictingSettings(),
                new DangerousSetting(),
                new OutputCommitter(),
                new ExecutorShape(),
                new ExecutorChurn(),
                new IdleCores(),
                new UnusedMemory(),
                new WastedCopies());
    }
}
