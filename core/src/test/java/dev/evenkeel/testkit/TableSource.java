package dev.evenkeel.testkit;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Where the rows of a test table come from, which decides what Spark knows of its size and how it is cut up. */
public enum TableSource {
    /** A local relation: exact size, at most two partitions. */
    LOCAL {
        @Override
        public Dataset<Row> table(List<Row> rows, StructType schema) {
            return SparkFixture.spark().createDataFrame(rows, schema);
        }
    },
    /** An RDD of five slices, some of them empty for few rows: unknown size. */
    SLICED {
        @Override
        public Dataset<Row> table(List<Row> rows, StructType schema) {
            SparkSession spark = SparkFixture.spark();
            return spark.createDataFrame(new JavaSparkContext(spark.sparkContext()).parallelize(rows, 5), schema);
        }
    },
    /** Three Parquet files of this JVM's temporary directory: size by the files' bytes, every column nullable. */
    FILES {
        @Override
        public Dataset<Row> table(List<Row> rows, StructType schema) {
            SparkSession spark = SparkFixture.spark();
            Path directory = SparkFixture.temporaryDirectory().resolve("table-" + UUID.randomUUID());
            spark.createDataFrame(new JavaSparkContext(spark.sparkContext()).parallelize(rows, 3), schema)
                    .write()
                    .parquet(directory.toString());
            return spark.read().schema(schema).parquet(directory.toString());
        }
    };

    /** {@return a table of these rows} */
    public abstract Dataset<Row> table(List<Row> rows, StructType schema);
}
