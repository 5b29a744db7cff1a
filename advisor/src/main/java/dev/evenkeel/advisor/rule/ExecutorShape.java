package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.Where;
import dev.evenkeel.advisor.facts.Operator;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.Settings;
import dev.evenkeel.core.unit.ByteSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Executors of a shape that wastes part of them.
 *
 * <p>Example: executors of 5 cores with 2 cores a task run 2 tasks, and the fifth core stands idle all the time.
 *
 * <p>Fires on three shapes. Cores that no task can use: low. A heap from 32 to 40 GiB, where pointers take 8 bytes
 * instead of 4, so that it holds less than one of 31 GiB: informs. Python steps in containers (YARN, Kubernetes)
 * without memory asked for beside the heap, where Python lives: informs. Silent on other shapes, and where cores were
 * not recorded.
 */
final class ExecutorShape implements Rule {
    private static final ByteSize POINTERS_GROW = ByteSize.gibibytes(32);
    private static final ByteSize POINTERS_PAY = ByteSize.gibibytes(40);
    private static final ByteSize LARGEST_SMALL = ByteSize.gibibytes(31);

    @Override
    public String id() {
        return "executor-shape";
    }

    @Override
    public List<Finding> judge(Case run) {
        List<Finding> findings = new ArrayList<>();
        unusedCores(run.run()).ifPresent(findings::add);
        largePointers(run.run().settings()).ifPresent(findings::add);
        pythonWithoutRoom(run.run()).ifPresent(findings::add);
        return findings;
    }

    private Optional<Finding> unusedCores(RunProfile run) {
        int aTask = run.cluster().coresPerTask();
        long cores = run.cluster().executors().stream()
                .mapToLong(executor -> executor.cores())
                .sum();
        long unused = run.cluster().executors().stream()
                .mapToLong(executor -> executor.cores() % aTask)
                .sum();
        if (unused == 0) return Optional.empty();
        int each = run.cluster().executors().get(0).cores();
        return Optional.of(Finding.of(id(), Where.run())
                .because(unused + " of " + cores + " cores never had a task: an executor has " + each
                        + " cores, and a task takes " + aTask)
                .atLeast(Severity.LOW)
                .showing(
                        Evidence.count("cores without a task", unused),
                        Evidence.share("of all cores", Load.part(unused, cores)))
                .advising(Advice.cluster(
                        "give executors a multiple of the cores that a task takes",
                        "every core has a task at some time",
                        Knobs.to(
                                run.settings(),
                                Knobs.EXECUTOR_CORES,
                                Integer.toString(Math.max(1, each / aTask) * aTask))))
                .build());
    }

    private Optional<Finding> largePointers(Settings settings) {
        ByteSize heap = Knobs.memory(settings, Knobs.EXECUTOR_MEMORY, Knobs.MEMORY);
        if (heap.compareTo(POINTERS_GROW) < 0 || heap.compareTo(POINTERS_PAY) > 0) return Optional.empty();
        return Optional.of(Finding.of(id(), Where.run())
                .because("a heap of " + heap + " needs pointers of 8 bytes, and holds fewer objects than one of "
                        + LARGEST_SMALL)
                .showing(Evidence.of("heap", heap).against(POINTERS_GROW))
                .advising(Advice.setting(
                        "ask for 31 GiB, or for well over 40",
                        "peak heap and garbage collection stay as they are, or go down",
                        Knobs.to(settings, Knobs.EXECUTOR_MEMORY, "31g")))
                .build());
    }

    private Optional<Finding> pythonWithoutRoom(RunProfile run) {
        String master = run.cluster().master();
        boolean isContainer = master.startsWith("yarn") || master.startsWith("k8s");
        boolean isAsked = run.settings().text(Knobs.EXECUTOR_OVERHEAD).isPresent()
                || run.settings().text("spark.executor.memoryOverheadFactor").isPresent()
                || run.settings().text("spark.executor.pyspark.memory").isPresent();
        if (!isContainer || isAsked || Step.all(run, Operator.Python.class).isEmpty()) return Optional.empty();
        return Optional.of(Finding.of(id(), Where.run())
                .because("Python runs beside the heap, and executors ask for no more there than "
                        + KilledContainer.overhead(run.settings()) + ", Spark's default")
                .advising(Advice.setting(
                        "ask for memory for Python, so that containers are not killed when its data grows",
                        "no executor is killed for memory limits",
                        Knobs.to(run.settings(), "spark.executor.pyspark.memory", "1g")))
                .build());
    }
}
