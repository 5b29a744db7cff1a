package dev.evenkeel.advisor.spark;

import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;
import org.jspecify.annotations.Nullable;

/**
 * The same as {@link AdvisorListener}, for {@code spark.plugins}: settings alone record an application and write the
 * report when it ends.
 *
 * <p>Example: {@code --conf spark.plugins=dev.evenkeel.advisor.spark.AdvisorPlugin --conf
 * spark.evenkeel.advisor.output=/reports}. Beside the listener it gives Spark's metrics system the run's rows, time and
 * findings. Does nothing on executors.
 */
public final class AdvisorPlugin implements SparkPlugin {
    @Override
    public DriverPlugin driverPlugin() {
        AdvisorMetrics metrics = new AdvisorMetrics();
        return new DriverPlugin() {
            @Override
            public Map<String, String> init(SparkContext context, PluginContext plugin) {
                context.addSparkListener(metrics);
                context.addSparkListener(new AdvisorListener(context.getConf(), metrics::take));
                return Map.of();
            }

            @Override
            public void registerMetrics(String application, PluginContext plugin) {
                metrics.registerIn(plugin.metricRegistry());
            }
        };
    }

    @Override
    public @Nullable ExecutorPlugin executorPlugin() {
        return null;
    }
}
