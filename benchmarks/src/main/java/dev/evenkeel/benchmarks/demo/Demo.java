package dev.evenkeel.benchmarks.demo;

import dev.evenkeel.core.error.EvenkeelException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.IntFunction;
import org.apache.spark.sql.SparkSession;

/**
 * The demo: joins skewed data plainly and with SmartJoin, and shows what each took.
 *
 * <p>Exit code 0 where all results were equal, 1 where they were not, 2 where the arguments or the files they name
 * were wrong, said in one line.
 */
public final class Demo {
    private final PrintStream out;
    private final PrintStream err;
    private final Path directory;
    private final IntFunction<SparkSession> sessionForSlots;

    Demo(PrintStream out, PrintStream err, Path directory, IntFunction<SparkSession> sessionForSlots) {
        this.out = out;
        this.err = err;
        this.directory = directory;
        this.sessionForSlots = sessionForSlots;
    }

    /** Runs the demo; see {@code --help}. Files go below {@code target/demo}, or the property {@code demo.directory}. */
    public static void main(String... arguments) {
        Path directory = Path.of(System.getProperty("demo.directory", "target/demo"));
        Demo demo = new Demo(System.out, System.err, directory, slots -> DemoSession.start(slots, directory));
        int code;
        try {
            code = demo.run(arguments);
        } finally {
            DemoSession.stop();
        }
        if (code != 0) System.exit(code); // and no exit otherwise: whoever started the demo may have more to do
    }

    /** {@return the exit code} */
    int run(String... arguments) {
        try {
            return run(DemoArguments.parse(arguments)) ? 0 : 1;
        } catch (EvenkeelException e) {
            err.println(DemoErrors.oneLine(e));
            return 2;
        }
    }

    private boolean run(DemoArguments arguments) {
        if (arguments.wantsHelp()) {
            out.print(DemoOption.help());
            return true;
        }
        Progress progress = new Progress(out);
        progress.step("Starting Spark on the " + Runtime.getRuntime().availableProcessors() + " cores of this machine");
        SparkSession spark = sessionForSlots.apply(arguments.slots());
        DemoTables tables = DemoTables.of(spark, arguments, directory, progress);
        return new DemoRun(spark, tables, arguments, progress).run();
    }
}
