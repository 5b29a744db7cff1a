package dev.evenkeel.advisor.tuning;

import dev.evenkeel.advisor.tuning.judge.GainJudge;
import dev.evenkeel.advisor.tuning.judge.PairedRuns;
import dev.evenkeel.advisor.tuning.judge.ResultPrint;
import dev.evenkeel.advisor.tuning.judge.RunPair;
import dev.evenkeel.advisor.tuning.judge.Verdict;
import dev.evenkeel.advisor.tuning.judge.Yardstick;
import dev.evenkeel.core.decide.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pairs of runs with a change and without, one kind first in every other pair, so that a machine that gets slower is fair
 * to both.
 *
 * <p>Ends early where a result differs, where the job fails with the change, and where the pairs left could not make up
 * for those that were not faster.
 */
final class Trial {
    private final Bench bench;
    private final TuningDiary diary;
    private final TuningOptions options;
    private final ResultPrint expected;
    private final double noise;

    Trial(Bench bench, TuningDiary diary, TuningOptions options, ResultPrint expected, double noise) {
        this.bench = bench;
        this.diary = diary;
        this.options = options;
        this.expected = expected;
        this.noise = noise;
    }

    /** A run with the change that is no base for a verdict on time. */
    private static final class Failed extends Exception {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial") // Never leaves this class.
        private final Decision<Verdict> verdict;

        Failed(Decision<Verdict> verdict) {
            super(verdict.reason().sentence());
            this.verdict = verdict;
        }
    }

    /** {@return the verdict on changing the settings from one set to another} */
    Decision<Verdict> of(String id, Map<String, String> without, Map<String, String> with) throws InterruptedException {
        diary.applied(id, with);
        List<RunPair> pairs = new ArrayList<>();
        PairedRuns trial = new PairedRuns(pairs);
        try {
            while (trial.count() < options.terms().pairs() && !options.terms().isHopeless(trial)) {
                if (diary.memory().spent(options).isPresent()) {
                    effect(id, trial, "equal");
                    return GainJudge.cutShort(trial.count(), options.terms());
                }
                pairs.add(pair(id, pairs.size() + 1, without, with));
                trial = new PairedRuns(pairs);
            }
        } catch (Failed e) {
            effect(id, trial, e.verdict.reason().code().equals("other-result") ? "different" : "none");
            return e.verdict;
        }
        effect(id, trial, "equal");
        return GainJudge.judge(trial, noise(trial), options.terms());
    }

    private RunPair pair(String id, int number, Map<String, String> without, Map<String, String> with)
            throws Failed, InterruptedException {
        if (number % 2 == 0) {
            Bench.Run second = changed(id, number, with);
            return new RunPair(unchanged(id, number, without).measured(), second.measured());
        }
        Bench.Run first = unchanged(id, number, without);
        return new RunPair(first.measured(), changed(id, number, with).measured());
    }

    /** A job that fails without the change fails the tuning: that is the caller's to mend. */
    private Bench.Run unchanged(String id, int number, Map<String, String> settings) {
        Bench.Run run = bench.run(settings);
        diary.measured(id, "pair " + number + ", without", run);
        return run;
    }

    private Bench.Run changed(String id, int number, Map<String, String> settings) throws Failed, InterruptedException {
        Bench.Run run;
        try {
            run = bench.run(settings);
        } catch (Exception e) {
            if (Thread.interrupted()) throw new InterruptedException("interrupted while " + id + " was tried");
            throw new Failed(GainJudge.failed(e.getClass().getName()));
        }
        diary.measured(id, "pair " + number + ", with", run);
        Optional<String> difference = expected.difference(run.result());
        if (difference.isPresent()) throw new Failed(GainJudge.otherResult(difference.get()));
        return run;
    }

    private void effect(String id, PairedRuns trial, String results) {
        diary.effect(id, trial, noise(trial), options.terms().yardstick(), results);
    }

    private double noise(PairedRuns trial) {
        Yardstick yardstick = options.terms().yardstick();
        return Math.max(noise, trial.noiseWithout(yardstick));
    }
}
