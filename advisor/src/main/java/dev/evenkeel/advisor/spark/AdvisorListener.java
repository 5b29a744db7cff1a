package dev.evenkeel.advisor.spark;

import dev.evenkeel.advisor.AdvisorReport;
import dev.evenkeel.advisor.ledger.RecorderLimits;
import dev.evenkeel.advisor.ledger.RunLedger;
import java.util.function.Consumer;
import org.apache.spark.SparkConf;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;

/**
 * A listener that records a whole application and writes the advisor's report when it ends, by settings alone.
 *
 * <p>Example: {@code spark-submit --conf spark.extraListeners=dev.evenkeel.advisor.spark.AdvisorListener --conf
 * spark.evenkeel.advisor.output=/reports …} writes {@code /reports/evenkeel-application_1_0001.json} and the same as
 * text and as a page beside it. The output may be on any file system that the application can write to.
 *
 * <p>Bounded in memory; no exception of it reaches a job. Spark makes it.
 */
public final class AdvisorListener extends RunListener {
    /** The directory for the report. */
    public static final String OUTPUT = "spark.evenkeel.advisor.output";

    private static final System.Logger LOG = System.getLogger(AdvisorListener.class.getName());

    private final SparkConf conf;
    private final Consumer<AdvisorReport> also;

    /** A listener of the application with these settings, from its start. */
    public AdvisorListener(SparkConf conf) {
        this(conf, report -> {});
    }

    /** A listener that tells its report to another one, too. */
    AdvisorListener(SparkConf conf, Consumer<AdvisorReport> also) {
        super(new RunLedger(RecorderLimits.defaults()));
        this.conf = conf;
        this.also = also;
        begin(ledger -> ledger.runsOn(org.apache.spark.package$.MODULE$.SPARK_VERSION()));
    }

    @Override
    public void onApplicationEnd(SparkListenerApplicationEnd event) {
        super.onApplicationEnd(event);
        try {
            if (conf.contains(OUTPUT)) also.accept(ReportFiles.write(profile(), conf));
            else LOG.log(System.Logger.Level.WARNING, OUTPUT + " is not set, so no report is written");
        } catch (Exception | LinkageError e) {
            LOG.log(System.Logger.Level.WARNING, "the report could not be written", e);
        }
    }
}
