package dev.evenkeel.core.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.DataSourceStrategy$;
import org.apache.spark.sql.sources.Filter;

/**
 * What the footers of Parquet files say: their row groups, and between which values each column of a group lies.
 *
 * <p>Cost: no job; the driver reads the end of up to 200 files, evenly spread where there are more.
 */
public final class ParquetFooters {
    private static final int FILES = 200;

    private final List<RowGroup> groups;
    private final Map<String, List<Long>> middles;

    private ParquetFooters(List<RowGroup> groups, Map<String, List<Long>> middles) {
        this.groups = groups;
        this.middles = middles;
    }

    /** A row group: its rows, and the range of each column that has one. */
    record RowGroup(long rows, Map<String, ValueRange> ranges) {}

    /** {@return the footers of some files; of none where the format is another} */
    public static ParquetFooters of(SparkSession spark, FileScan scan, List<FileScan.File> files) {
        List<RowGroup> groups = new ArrayList<>();
        Map<String, List<Long>> middles = new HashMap<>();
        if (!scan.isParquet()) return new ParquetFooters(groups, middles);
        Configuration configuration = spark.sparkContext().hadoopConfiguration();
        for (int at : Portion.evenly(files.size(), FILES)) {
            String path = files.get(at).path();
            try (ParquetFileReader reader =
                    ParquetFileReader.open(HadoopInputFile.fromPath(new Path(path), configuration))) {
                List<Long> inFile = new ArrayList<>();
                for (BlockMetaData block : reader.getFooter().getBlocks()) {
                    inFile.add(block.getStartingPos() + block.getCompressedSize() / 2);
                    groups.add(new RowGroup(block.getRowCount(), ranges(block)));
                }
                middles.put(path, inFile);
            } catch (IOException | RuntimeException e) {
                // A file that is no Parquet, encrypted or gone tells nothing; the read itself will say so.
            }
        }
        return new ParquetFooters(groups, middles);
    }

    private static Map<String, ValueRange> ranges(BlockMetaData block) {
        Map<String, ValueRange> ranges = new HashMap<>();
        for (ColumnChunkMetaData column : block.getColumns()) {
            ValueRange.of(column, block.getRowCount())
                    .ifPresent(range -> ranges.put(column.getPath().toDotString(), range));
        }
        return ranges;
    }

    /** {@return files whose footers were read} */
    public int files() {
        return middles.size();
    }

    /** {@return the middle of each row group of a file; none where its footer was not read} */
    public List<Long> middles(String path) {
        return middles.getOrDefault(path, List.of());
    }

    /** How many there are, and how many of them a scan's filters leave. */
    public record Kept(long of, long left) {}

    /** {@return the row groups, and those that may hold a row of the scan's filters} */
    public Kept groups(FileScan scan) {
        return new Kept(groups.size(), kept(scan).size());
    }

    /** {@return the rows, and those in row groups that may hold a row of the scan's filters} */
    public Kept rows(FileScan scan) {
        return new Kept(rows(groups), rows(kept(scan)));
    }

    private static long rows(List<RowGroup> some) {
        return some.stream().mapToLong(RowGroup::rows).sum();
    }

    private List<RowGroup> kept(FileScan scan) {
        List<Filter> filters = scan.onData().stream()
                .map(filter -> DataSourceStrategy$.MODULE$.translateFilter(filter, true))
                .filter(filter -> !filter.isEmpty())
                .map(scala.Option::get)
                .toList();
        return groups.stream()
                .filter(group -> filters.stream().allMatch(filter -> RangeFilter.mayHold(filter, group.ranges())))
                .toList();
    }

    /**
     * How well a filter on one value of a column would prune.
     *
     * @param column its name
     * @param share of the row groups that could hold a value of the column, on average
     */
    public record Share(String column, double share) {}

    /** {@return how well each column prunes that has a range in every row group, the best first, ties by name} */
    public List<Share> shares() {
        return columns().stream()
                .map(column -> new Share(column, ValueRange.meanOverlap(ranges(column))))
                .sorted(Comparator.comparingDouble(Share::share).thenComparing(Share::column))
                .toList();
    }

    private List<ValueRange> ranges(String column) {
        return groups.stream()
                .flatMap(group -> Optional.ofNullable(group.ranges().get(column)).stream())
                .toList();
    }

    private Set<String> columns() {
        if (groups.isEmpty()) return Set.of();
        Set<String> everywhere = new TreeSet<>(groups.get(0).ranges().keySet());
        groups.forEach(group -> everywhere.retainAll(group.ranges().keySet()));
        return everywhere;
    }
}
