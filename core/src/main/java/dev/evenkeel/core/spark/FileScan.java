package dev.evenkeel.core.spark;

import dev.evenkeel.core.error.Errors;
import dev.evenkeel.core.error.PartitionErrors;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.trees.TreePattern;
import org.apache.spark.sql.execution.datasources.FileStatusWithMetadata;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import org.apache.spark.sql.execution.datasources.PartitionDirectory;
import org.apache.spark.sql.types.StructField;
import scala.collection.immutable.List$;

/**
 * The one scan of files below a Dataset, with the filters right above it.
 *
 * <p>Cost: no job beyond the listing that Spark itself does when it plans.
 */
public final class FileScan {
    private final HadoopFsRelation relation;
    private final List<Expression> filters;

    private FileScan(HadoopFsRelation relation, List<Expression> filters) {
        this.relation = relation;
        this.filters = filters;
    }

    /** {@return the scan; an error where there is none or more than one} */
    public static FileScan of(Dataset<?> data) {
        List<FileScan> scans = new ArrayList<>();
        collect(data.queryExecution().optimizedPlan(), List.of(), scans);
        if (scans.size() != 1) throw PartitionErrors.notOneScan(scans.size());
        return scans.get(0);
    }

    private static void collect(LogicalPlan plan, List<Expression> above, List<FileScan> scans) {
        if (plan instanceof LogicalRelation relation && relation.relation() instanceof HadoopFsRelation files) {
            scans.add(new FileScan(files, above));
            return;
        }
        List<Expression> filters = new ArrayList<>();
        if (plan instanceof Filter filter) split(filter.condition(), filters);
        if (plan instanceof Filter || plan.nodeName().equals("Project")) filters.addAll(above);
        for (LogicalPlan child : SparkLine.children(plan)) collect(child, filters, scans);
    }

    private static void split(Expression condition, List<Expression> filters) {
        if (condition instanceof And and) {
            split(and.left(), filters);
            split(and.right(), filters);
        } else if (condition.deterministic() && !condition.containsPattern(TreePattern.PLAN_EXPRESSION())) {
            filters.add(condition);
        }
    }

    /** {@return the name of the format} */
    public String format() {
        return relation.fileFormat().toString().replaceFirst("FileFormat.*", "");
    }

    boolean isParquet() {
        return relation.fileFormat().getClass().getSimpleName().startsWith("Parquet");
    }

    /** {@return buckets of the table; 0 where it has none} */
    public int buckets() {
        return relation.bucketSpec().isEmpty() ? 0 : relation.bucketSpec().get().numBuckets();
    }

    /** {@return the filters in words, those on partition columns alone first} */
    public List<String> filters() {
        List<String> words = new ArrayList<>();
        onPartitions().forEach(filter -> words.add(filter.sql()));
        onData().forEach(filter -> words.add(filter.sql()));
        return words;
    }

    /** {@return names of the columns that filters on data look at} */
    public Set<String> filteredColumns() {
        Set<String> names = new LinkedHashSet<>();
        onData().forEach(filter -> references(filter, names));
        return names;
    }

    List<Expression> onData() {
        return filters.stream().filter(filter -> !isOnPartitions(filter)).toList();
    }

    private List<Expression> onPartitions() {
        return filters.stream().filter(this::isOnPartitions).toList();
    }

    private boolean isOnPartitions(Expression filter) {
        Set<String> names = new LinkedHashSet<>();
        references(filter, names);
        Set<String> ofPartitions = new LinkedHashSet<>();
        for (StructField field : relation.partitionSchema().fields()) ofPartitions.add(field.name());
        return !names.isEmpty() && ofPartitions.containsAll(names);
    }

    private static void references(Expression expression, Set<String> names) {
        if (expression instanceof Attribute attribute) names.add(attribute.name());
        SparkLine.children(expression).forEach(child -> references(child, names));
    }

    /**
     * Files of the table, by the directories that its partition columns make.
     *
     * @param directories that hold them
     * @param files in the order of Spark's listing
     */
    public record Listing(int directories, List<File> files) {
        /** Keeps a copy of the list. */
        public Listing {
            files = List.copyOf(files);
        }
    }

    /**
     * One file.
     *
     * @param path of the file
     * @param bytes that it has
     * @param wholeBecause why tasks cannot share it; empty where they can
     */
    public record File(String path, long bytes, String wholeBecause) {}

    /** {@return all files of the table} */
    public Listing all() {
        return listing(List.of());
    }

    /** {@return the files that filters on partition columns leave} */
    public Listing left() {
        return listing(onPartitions());
    }

    private Listing listing(List<Expression> partitionFilters) {
        int directories = 0;
        List<File> files = new ArrayList<>();
        for (Object directory : list(partitionFilters)) {
            directories++;
            for (Object file : elements(call(directory, PartitionDirectory.class, "files"))) {
                FileStatusWithMetadata status = (FileStatusWithMetadata) file;
                files.add(new File(status.getPath().toString(), status.getLen(), wholeBecause(status.getPath())));
            }
        }
        return new Listing(directories, files);
    }

    private String wholeBecause(Path path) {
        if (relation.fileFormat().isSplitable(relation.sparkSession(), relation.options(), path)) return "";
        String name = path.getName();
        int dot = name.lastIndexOf('.');
        return dot < 0 || name.endsWith(".json") || name.endsWith(".csv") || name.endsWith(".txt")
                ? "as it is read in one piece"
                : name.substring(dot);
    }

    /** Called by name, as its descriptor has a Scala {@code Seq}. */
    private List<Object> list(List<Expression> partitionFilters) {
        scala.collection.immutable.List<Expression> filters = List$.MODULE$.empty();
        for (Expression filter : partitionFilters) filters = filters.$colon$colon(filter);
        for (Method method : relation.location().getClass().getMethods()) {
            if (!method.getName().equals("listFiles") || method.getParameterCount() != 2) continue;
            try {
                return elements(method.invoke(relation.location(), filters, List$.MODULE$.empty()));
            } catch (ReflectiveOperationException e) {
                throw unsupported(e);
            }
        }
        throw unsupported(new NoSuchMethodException("listFiles"));
    }

    private static Object call(Object target, Class<?> type, String method) {
        try {
            return type.getMethod(method).invoke(target);
        } catch (ReflectiveOperationException e) {
            throw unsupported(e);
        }
    }

    private static List<Object> elements(Object seq) {
        List<Object> elements = new ArrayList<>();
        scala.collection.Iterator<?> iterator = ((scala.collection.Seq<?>) seq).iterator();
        while (iterator.hasNext()) elements.add(iterator.next());
        return elements;
    }

    private static RuntimeException unsupported(ReflectiveOperationException cause) {
        return Errors.unsupportedSpark(
                "list the files of a scan", org.apache.spark.package$.MODULE$.SPARK_VERSION(), cause);
    }
}
