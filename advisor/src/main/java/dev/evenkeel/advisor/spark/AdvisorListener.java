package dev.evenkeel.advisor.spark;

import dev.evenkeel.advisor.AdvisorReport;
import dev.evenkeel.advisor.ledger.RecorderLimits;
import dev.evenkeel.advisor.ledger.RunLedger;
import java.util.function.Consumer;
import org.apache.spark.SparkConf;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;

/**
 * A listener that records a whole application, and when it ends writes the advisor's report and holds the run against
 * earlier ones, by settings alone.
 *
 * <p>Example: {@code spark-submit --conf spark.extraListeners=dev.evenkeel.advisor.spark.AdvisorListener --conf
 * spark.evenkeel.advisor.output=/reports …} writes {@code /reports/evenkeel-application_1_0001.json} and the same as
 * text and as a page beside it. The output may be on any file system that the application can write to.
 *
 * <p>Bounded in memory; no exception of it reaches a job. Spark makes it.
 */
public final class AdvisorListener extends RunListener {
    /** The directory for the report; none is written without. */
    public static final String OUTPUT = "spark.evenkeel.advisor.output";
    /** The folder of earlier runs, with which the run is compared and to which it is added; neither without. */
    public static final String HISTORY = "spark.evenkeel.advisor.history";
    /** A file on the driver's machine to which each alert of that comparison is added; the log has them anyway. */
    public static final String ALERTS = "spark.evenkeel.advisor.alerts";
    /** The time in which the run must be done, such as {@code 45m}; none without. */
    public static final String DEADLINE = "spark.evenkeel.advisor.deadline";

    private final EndOfRun end;
    private final Consumer<AdvisorReport> also;

    /** A listener of the application with these settings, from its start. */
    public AdvisorListener(SparkConf conf) {
        this(conf, report -> {});
    }

    /** A listener that tells its report to another one, too. */
    AdvisorListener(SparkConf conf, Consumer<AdvisorReport> also) {
        super(new RunLedger(RecorderLimits.defaults()));
        this.end = new EndOfRun(conf);
        this.also = also;
        begin(ledger -> ledger.runsOn(org.apache.spark.package$.MODULE$.SPARK_VERSION()));
    }

    @Override
    public void onApplicationEnd(SparkListenerApplicationEnd event) {
        super.onApplicationEnd(event);
        end.finish(this::profile, also);
    }
}
