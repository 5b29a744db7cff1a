package dev.evenkeel.advisor.tuning;

import dev.evenkeel.advisor.audit.AuditRun;
import dev.evenkeel.advisor.tuning.judge.Measurement;
import dev.evenkeel.advisor.tuning.judge.PairedRuns;
import dev.evenkeel.advisor.tuning.judge.RunPair;
import dev.evenkeel.advisor.tuning.judge.Verdict;
import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.decide.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The order of a tuning: measure, ask each proposer until it knows no more, try what is approved, keep what gains, and hold
 * all that was kept together against the beginning.
 *
 * <p>Everything that costs or decides is in the audit before the next step. So a tuning that was interrupted takes the
 * same way again: what was recommended, approved and decided is read, and only what was not finished is run.
 */
final class TuningLoop {
    /** All that was kept, as one change of the session as it was. */
    private static final String ALL = "all";

    private final String job;
    private final Bench bench;
    private final List<Proposer> proposers;
    private final Approval approval;
    private final TuningOptions options;
    private final TuningDiary diary;
    private final SettingGuard guard;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Map<Map<String, String>, String> tried = new HashMap<>();
    private Map<String, String> kept = new TreeMap<>();

    TuningLoop(
            String job,
            Bench bench,
            List<Proposer> proposers,
            Approval approval,
            TuningOptions options,
            AuditRun audit) {
        this.job = job;
        this.bench = bench;
        this.proposers = List.copyOf(proposers);
        this.approval = approval;
        this.options = options;
        this.diary = new TuningDiary(audit);
        this.guard = new SettingGuard(bench);
    }

    TuningReport tune() throws InterruptedException {
        Optional<Reason> before = diary.memory().ended().map(end -> new Reason(end.code(), end.reason()));
        if (before.isPresent()) return reread(before.get());
        diary.began(job, options);
        Bench.Run first = baseline("warm-up");
        List<RunPair> pairs = new ArrayList<>();
        Optional<Reason> end = Optional.empty();
        while (pairs.size() < options.noisePairs() && end.isEmpty()) {
            Bench.Run one = baseline("noise");
            Bench.Run other = baseline("noise");
            pairs.add(new RunPair(one.measured(), other.measured()));
            end = vary(first, one, other).or(() -> diary.memory().spent(options));
        }
        PairedRuns same = new PairedRuns(pairs);
        double noise = same.noise(options.terms().yardstick());
        if (end.isEmpty()) end = tryAll(first, noise);
        return report(end.orElseGet(Reasons::triedAll), Optional.of(median(same)), noise);
    }

    private Bench.Run baseline(String role) {
        Bench.Run run = bench.run(Map.of());
        diary.measured(TuningDiary.BASELINE, role, run);
        return run;
    }

    private static Optional<Reason> vary(Bench.Run first, Bench.Run... others) {
        for (Bench.Run other : others) {
            Optional<String> difference = first.result().difference(other.result());
            if (difference.isPresent()) return difference.map(Reasons::resultsVary);
        }
        return Optional.empty();
    }

    /** The run in the middle by the yardstick, to tell what the job took as it was. */
    private Measurement median(PairedRuns same) {
        List<Measurement> runs = new ArrayList<>();
        same.pairs().forEach(pair -> {
            runs.add(pair.without());
            runs.add(pair.with());
        });
        runs.sort((one, other) -> options.terms()
                .yardstick()
                .of(one)
                .compareTo(options.terms().yardstick().of(other)));
        return runs.get((runs.size() - 1) / 2);
    }

    /** {@return why it ended before everything was tried; empty where it did not} */
    private Optional<Reason> tryAll(Bench.Run first, double noise) throws InterruptedException {
        Trial trial = new Trial(bench, diary, options, first.result(), noise);
        tried.put(Map.of(), "the session as it was");
        for (Proposer proposer : proposers) {
            for (int round = 0; ; round++) {
                Optional<List<Proposal>> next = next(proposer, round, first);
                if (next.isEmpty()) return Optional.of(Reasons.tokensSpent(options.mostTokens()));
                if (next.get().isEmpty()) break;
                for (int place = 0; place < next.get().size(); place++) {
                    String id = TuningDiary.id(proposer.name(), round, place);
                    Optional<Reason> spent = settle(id, next.get().get(place), trial);
                    if (spent.isPresent()) return spent;
                }
            }
        }
        confirm(trial);
        return Optional.empty();
    }

    /** {@return what a proposer recommends in a round; empty where no tokens are left to ask it} */
    private Optional<List<Proposal>> next(Proposer proposer, int round, Bench.Run first) throws InterruptedException {
        Optional<List<Proposal>> before = diary.memory().recommended(proposer.name(), round);
        if (before.isPresent()) return before;
        if (diary.memory().isOutOfTokens(options)) return Optional.empty();
        Proposals proposals = proposer.propose(new Situation(
                first.profile(), session(), kept, outcomes, round, diary.audit().texts()));
        diary.recommended(proposer.name(), round, proposals);
        return Optional.of(proposals.items());
    }

    private Map<String, String> session() {
        Map<String, String> session = new TreeMap<>();
        for (String key : LocalSearch.KEYS) session.put(key, bench.current(key));
        return session;
    }

    /** {@return the budget that is spent, where there is none left to go on; the proposal has its end then, or waits} */
    private Optional<Reason> settle(String id, Proposal proposal, Trial trial) throws InterruptedException {
        Optional<Outcome> before = diary.memory().outcome(id, proposal);
        if (before.isPresent()) {
            take(before.get(), with(proposal));
            return Optional.empty();
        }
        Decision<SettingGuard.Way> way = guard.judge(proposal, kept);
        if (way.chosen() == SettingGuard.Way.TELL) {
            diary.deferred(id, proposal);
            end(id, proposal, Outcome.Fate.FOR_NEXT_SUBMISSION, way.reason());
            return Optional.empty();
        }
        Map<String, String> with = with(proposal);
        Optional<Reason> refusal = refusal(way, with);
        if (refusal.isPresent()) {
            diary.judged(id, "refused", refusal.get());
            end(id, proposal, Outcome.Fate.REFUSED, refusal.get());
            return Optional.empty();
        }
        diary.judged(id, "accepted", way.reason());
        Approval.Answer answer = answer(id, proposal);
        if (!answer.isApproved()) {
            end(id, proposal, Outcome.Fate.NOT_APPROVED, Reasons.notApproved(answer));
            return Optional.empty();
        }
        Optional<Reason> spent = diary.memory().spent(options);
        if (spent.isPresent()) return spent;
        tryIt(id, proposal, with, trial);
        return diary.memory().spent(options);
    }

    private Optional<Reason> refusal(Decision<SettingGuard.Way> way, Map<String, String> with) {
        if (way.chosen() == SettingGuard.Way.REFUSE) return Optional.of(way.reason());
        return Optional.ofNullable(tried.get(with)).map(Reasons::triedBefore);
    }

    private Map<String, String> with(Proposal proposal) {
        Map<String, String> with = new TreeMap<>(kept);
        with.putAll(SettingGuard.canonical(proposal));
        return with;
    }

    private Approval.Answer answer(String id, Proposal proposal) {
        Optional<Approval.Answer> before = diary.memory().answer(id);
        if (before.isPresent()) return before.get();
        Approval.Answer answer = approval.ask(proposal);
        diary.answered(id, answer);
        return answer;
    }

    private void tryIt(String id, Proposal proposal, Map<String, String> with, Trial trial)
            throws InterruptedException {
        Decision<Verdict> verdict = trial.of(id, kept, with);
        boolean isKept = verdict.chosen() == Verdict.KEPT;
        diary.ended(id, verdict, isKept ? with : kept);
        Outcome.Fate fate = isKept ? Outcome.Fate.KEPT : Outcome.Fate.ROLLED_BACK;
        take(new Outcome(id, proposal, fate, verdict.reason()), with);
    }

    private void end(String id, Proposal proposal, Outcome.Fate fate, Reason reason) {
        outcomes.add(new Outcome(id, proposal, fate, reason));
    }

    private void take(Outcome outcome, Map<String, String> with) {
        outcomes.add(outcome);
        if (outcome.fate() == Outcome.Fate.KEPT || outcome.fate() == Outcome.Fate.ROLLED_BACK)
            tried.putIfAbsent(with, outcome.id());
        if (outcome.fate() == Outcome.Fate.KEPT) kept = with;
    }

    /**
     * Of many changes that were tried some look good by chance. What was kept in several steps is one change of the
     * session as it was, and has to gain as one.
     */
    private void confirm(Trial trial) throws InterruptedException {
        long steps = outcomes.stream()
                .filter(outcome -> outcome.fate() == Outcome.Fate.KEPT)
                .count();
        if (steps < 2 || diary.memory().spent(options).isPresent()) return;
        Proposal all = Proposal.of(kept, "all that was kept");
        Optional<Outcome> before = diary.memory().outcome(ALL, all);
        if (before.isPresent()) {
            outcomes.add(before.get());
        } else {
            Decision<Verdict> verdict = trial.of(ALL, Map.of(), kept);
            boolean isKept = verdict.chosen() == Verdict.KEPT;
            Reason reason = isKept
                    ? verdict.reason()
                    : Reasons.notConfirmed(verdict.reason().sentence());
            diary.ended(ALL, Decision.of(verdict.chosen(), reason), isKept ? kept : Map.of());
            end(ALL, all, isKept ? Outcome.Fate.KEPT : Outcome.Fate.ROLLED_BACK, reason);
        }
        if (outcomes.get(outcomes.size() - 1).fate() == Outcome.Fate.ROLLED_BACK) kept = new TreeMap<>();
    }

    private TuningReport report(Reason end, Optional<Measurement> baseline, double noise) {
        diary.ended(end, kept);
        return new TuningReport(job, end, baseline, noise, new LinkedHashMap<>(kept), outcomes);
    }

    /** A run that has ended is not run again: what became of it is read back. */
    private TuningReport reread(Reason end) {
        TuningMemory memory = diary.memory();
        memory.proposals()
                .forEach((id, proposal) -> memory.outcome(id, proposal).ifPresent(outcomes::add));
        Map<String, String> stands = memory.ended().orElseThrow().settings();
        return new TuningReport(job, end, Optional.empty(), 0, stands, outcomes);
    }
}
