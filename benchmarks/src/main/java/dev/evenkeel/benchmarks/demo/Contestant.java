package dev.evenkeel.benchmarks.demo;

import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A way to join.
 *
 * @param name what to call it
 * @param join makes the joined Dataset, looking at the data first where it does
 */
record Contestant(String name, Supplier<Dataset<Row>> join) {}
