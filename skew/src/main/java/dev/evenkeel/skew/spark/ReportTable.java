package dev.evenkeel.skew.spark;

import dev.evenkeel.skew.HeavyHitter;
import dev.evenkeel.skew.KeySkew;
import dev.evenkeel.skew.SkewReport;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The heavy hitters of a report as a Dataset, for those who go on in Spark. */
public final class ReportTable {
    private static final StructType SCHEMA = new StructType()
            .add("key", DataTypes.StringType, false)
            .add("rank", DataTypes.IntegerType, false)
            .add("value", DataTypes.StringType, false)
            .add("rows", DataTypes.LongType, false)
            .add("lower", DataTypes.LongType, false)
            .add("upper", DataTypes.LongType, false)
            .add("share", DataTypes.DoubleType, false)
            .add("verdict", DataTypes.StringType, false)
            .add("imbalance", DataTypes.DoubleType, false);

    private ReportTable() {}

    /** {@return a row for each heavy hitter of each key; no job runs} */
    public static Dataset<Row> of(SkewReport report, SparkSession spark) {
        List<Row> rows = new ArrayList<>();
        for (KeySkew key : report.keys()) {
            String columns = String.join(", ", key.columns());
            double imbalance = key.imbalance(key.partitions());
            int rank = 0;
            for (HeavyHitter hitter : key.heavyHitters()) {
                rows.add(RowFactory.create(
                        columns,
                        ++rank,
                        hitter.keyText(),
                        hitter.estimate(),
                        hitter.lower(),
                        hitter.upper(),
                        hitter.share().value(),
                        key.verdict().word(),
                        imbalance));
            }
        }
        return spark.createDataFrame(rows, SCHEMA);
    }
}
