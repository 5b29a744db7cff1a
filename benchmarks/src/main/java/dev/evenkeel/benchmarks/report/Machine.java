package dev.evenkeel.benchmarks.report;

/**
 * What a run was measured on.
 *
 * @param cores of the machine
 * @param heapMebibytes the most heap that Java had
 * @param java the version of Java
 * @param system the operating system
 * @param spark the version of Spark
 * @param scala the version of Scala
 */
public record Machine(int cores, long heapMebibytes, String java, String system, String spark, String scala) {
    /** {@return this machine and Java, with that Spark} */
    public static Machine here(String spark, String scala) {
        Runtime runtime = Runtime.getRuntime();
        return new Machine(
                runtime.availableProcessors(),
                runtime.maxMemory() >> 20,
                String.valueOf(System.getProperty("java.version")),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                spark,
                scala);
    }

    @Override
    public String toString() {
        return "Spark " + spark + " (Scala " + scala + "), Java " + java + ", " + system + ", " + cores
                + " cores, heap " + heapMebibytes + " MiB";
    }
}
