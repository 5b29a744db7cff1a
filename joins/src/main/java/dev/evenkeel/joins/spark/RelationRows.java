package dev.evenkeel.joins.spark;

import dev.evenkeel.core.spark.PlanKnowledge;
import dev.evenkeel.core.spark.SparkLine;
import dev.evenkeel.core.stats.Estimate;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.catalyst.catalog.CatalogStatistics;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Statistics;
import org.apache.spark.sql.execution.columnar.InMemoryRelation;
import org.apache.spark.sql.execution.datasources.CatalogFileIndex;
import org.apache.spark.sql.execution.datasources.FileFormat;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import org.apache.spark.sql.execution.datasources.orc.OrcFileFormat;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;

/**
 * How many rows a Dataset has, where that is written down somewhere: in the footers of Parquet and ORC files, in a
 * filled cache, in local data, in the catalog, or in a source that counts.
 *
 * <p>Below projections only, since any other operator changes the count. What the catalog says is as old as the last
 * {@code ANALYZE TABLE}, so it is asked last, and believed only of files that have the size together that was analysed:
 * a table of 1,000 rows to which another engine has added a file is counted.
 *
 * <p>Cost: no Spark job; the driver reads the footers of at most 64 files.
 */
final class RelationRows {
    private static final int MOST_FOOTERS = 64;

    private RelationRows() {}

    /** {@return the rows, unknown where they would have to be counted} */
    static Estimate known(Dataset<?> data) {
        LogicalPlan plan = data.queryExecution().optimizedPlan();
        while (plan.nodeName().equals("Project"))
            plan = SparkLine.children(plan).get(0);
        if (plan instanceof LocalRelation local)
            return local.maxRows().isEmpty()
                    ? new Estimate.Unknown()
                    : exact((Long) local.maxRows().get());
        if (plan instanceof InMemoryRelation cache) return ofCache(cache);
        if (plan.nodeName().equals("Range")) return counted(plan.stats());
        if (plan instanceof LogicalRelation relation && relation.relation() instanceof HadoopFsRelation files)
            return ofFooters(data, files).or(() -> ofCatalog(relation, files)).orElseGet(Estimate.Unknown::new);
        return PlanKnowledge.of(data).rows();
    }

    private static Estimate ofCache(InMemoryRelation cache) {
        return cache.cacheBuilder().isCachedColumnBuffersLoaded()
                ? counted(cache.computeStats())
                : new Estimate.Unknown();
    }

    /** An index of partitions knows no other size than the analysed one, so nothing can be held against it. */
    private static Optional<Estimate> ofCatalog(LogicalRelation relation, HadoopFsRelation files) {
        if (relation.catalogTable().isEmpty()
                || relation.catalogTable().get().stats().isEmpty()
                || files.location() instanceof CatalogFileIndex) return Optional.empty();
        CatalogStatistics analyzed = relation.catalogTable().get().stats().get();
        BigInteger now = BigInteger.valueOf(files.location().sizeInBytes());
        boolean isOfTheseFiles = analyzed.sizeInBytes().bigInteger().equals(now);
        return isOfTheseFiles && analyzed.rowCount().isDefined()
                ? Optional.of(exact(analyzed.rowCount().get().longValue()))
                : Optional.empty();
    }

    private static Optional<Estimate> ofFooters(Dataset<?> data, HadoopFsRelation relation) {
        FileFormat format = relation.fileFormat();
        if (!(format instanceof ParquetFileFormat) && !(format instanceof OrcFileFormat)) return Optional.empty();
        String[] files = relation.location().inputFiles();
        if (files.length > MOST_FOOTERS) return Optional.empty();
        Configuration hadoop = data.sparkSession().sessionState().newHadoopConf();
        long rows = 0;
        try {
            for (String file : files) {
                Path path = new Path(URI.create(file));
                rows += format instanceof OrcFileFormat ? orcRows(path, hadoop) : parquetRows(path, hadoop);
            }
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // Whoever reads the rows will say what is wrong with the file.
        }
        return Optional.of(exact(rows));
    }

    private static long parquetRows(Path path, Configuration hadoop) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(HadoopInputFile.fromPath(path, hadoop))) {
            return reader.getRecordCount();
        }
    }

    private static long orcRows(Path path, Configuration hadoop) throws IOException {
        try (Reader reader = OrcFile.createReader(path, OrcFile.readerOptions(hadoop))) {
            return reader.getNumberOfRows();
        }
    }

    private static Estimate counted(Statistics statistics) {
        return statistics.rowCount().isEmpty()
                ? new Estimate.Unknown()
                : exact(statistics.rowCount().get().longValue());
    }

    private static Estimate exact(long rows) {
        return new Estimate.Exact(rows);
    }
}
