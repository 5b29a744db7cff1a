package dev.evenkeel.advisor.planted;

import dev.evenkeel.advisor.Advisor;
import dev.evenkeel.advisor.AdvisorReport;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.core.explain.TextLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the advisor says of a planted fault and of its healthy twin, by each source that tells the two runs.
 *
 * @param fault the fault
 * @param faulty the reports of the run with the fault, by source
 * @param healthy the reports of the run without it, by source
 */
record Diagnosis(PlantedFault fault, Map<String, AdvisorReport> faulty, Map<String, AdvisorReport> healthy) {
    private static final int FIRST_ONES = 2;
    private static final int RUNS = 3;

    /**
     * {@return what that advisor says of a fault, both of whose runs are had for it}
     *
     * <p>Where it is not as it should be, both are run again, three times at most: what a busy machine did to a run of
     * a second does not come each time, what the job did does.
     */
    static Diagnosis of(PlantedFault fault, Advisor advisor) {
        Diagnosis diagnosis = once(fault, advisor);
        for (int run = 1; run < RUNS && !diagnosis.isRight(); run++) diagnosis = once(fault, advisor);
        return diagnosis;
    }

    private static Diagnosis once(PlantedFault fault, Advisor advisor) {
        return new Diagnosis(
                fault,
                advise(advisor, fault.faulty().profiles()),
                advise(advisor, fault.healthy().profiles()));
    }

    private boolean isRight() {
        return isFound() && falseAlarms().isEmpty();
    }

    private static Map<String, AdvisorReport> advise(Advisor advisor, Map<String, RunProfile> runs) {
        Map<String, AdvisorReport> reports = new TreeMap<>();
        runs.forEach((source, run) -> reports.put(source, advisor.advise(run)));
        return reports;
    }

    /** {@return true where every source has the fault among the first two findings} */
    boolean isFound() {
        return faulty.values().stream().allMatch(report -> rank(report) <= FIRST_ONES);
    }

    /** {@return the place of the first finding that names the fault, from 1; beyond all findings where none does} */
    int rank(AdvisorReport report) {
        List<Finding> findings = report.findings();
        int rank = 1;
        while (rank <= findings.size() && !names(findings.get(rank - 1))) rank++;
        return rank <= findings.size() ? rank : Integer.MAX_VALUE;
    }

    /** {@return true where a finding names the fault} */
    boolean names(Finding finding) {
        return fault.rules().contains(finding.id());
    }

    /** {@return what is said above {@code INFO} of the healthy run, by any source} */
    List<Finding> falseAlarms() {
        return healthy.values().stream()
                .flatMap(report -> report.findings().stream())
                .filter(Diagnosis::isAlarm)
                .toList();
    }

    /** {@return what is said above {@code INFO} of the run with the fault, by any source} */
    List<Finding> alarms() {
        return faulty.values().stream()
                .flatMap(report -> report.findings().stream())
                .filter(Diagnosis::isAlarm)
                .toList();
    }

    private static boolean isAlarm(Finding finding) {
        return finding.severity() != Severity.INFO;
    }

    /** {@return a line of the table} */
    List<String> cells() {
        List<String> ranks = new ArrayList<>();
        faulty.forEach((source, report) -> ranks.add(source + " " + place(rank(report))));
        AdvisorReport first = faulty.values().iterator().next();
        List<String> top = first.findings().stream()
                .limit(FIRST_ONES)
                .map(finding -> finding.id() + " " + finding.severity())
                .toList();
        return List.of(
                fault.name(),
                TextLayout.duration(wall(faulty)),
                TextLayout.duration(wall(healthy)),
                faulty.size() == 1 ? "written" : "run",
                String.join(", ", ranks),
                String.join(", ", top),
                falseAlarms().isEmpty() ? "-" : falseAlarms().get(0).id());
    }

    private static String place(int rank) {
        return rank == Integer.MAX_VALUE ? "missed" : Integer.toString(rank);
    }

    private static Duration wall(Map<String, AdvisorReport> reports) {
        return reports.values().iterator().next().wall();
    }

    @Override
    public String toString() {
        AdvisorReport first = faulty.values().iterator().next();
        return fault.name() + "\n" + first.explain() + "\n--- healthy twin\n"
                + healthy.values().iterator().next().explain();
    }
}
