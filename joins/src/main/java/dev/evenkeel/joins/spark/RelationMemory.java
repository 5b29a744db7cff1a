package dev.evenkeel.joins.spark;

import dev.evenkeel.core.error.Errors;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.joins.choose.RelationPages;
import java.util.Arrays;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.memory.UnifiedMemoryManager;
import org.apache.spark.unsafe.memory.MemoryBlock;

/**
 * The pieces in which this driver's Spark takes memory for a hashed relation. No job runs.
 *
 * <p>Rows with keys of other types than long lie in pages of the driver's own memory manager. Rows with long keys begin
 * in 1 MiB up to Spark 4.1; from 4.2 on in a page of a memory manager of their own, which is given the whole heap and
 * reads {@code spark.buffer.pageSize} from the system properties alone, where {@code spark-submit} puts it.
 */
final class RelationMemory {
    private static final String LONG_MAP = "org.apache.spark.sql.execution.joins.LongToUnsafeRowMap";
    private static final ByteSize MEBIBYTE = ByteSize.mebibytes(1);

    private RelationMemory() {}

    static RelationPages pages() {
        ByteSize page = new ByteSize(SparkEnv.get().memoryManager().pageSizeBytes());
        return new RelationPages(longRowsLieInPages() ? wholePage() : MEBIBYTE, page);
    }

    private static ByteSize wholePage() {
        long heap = Runtime.getRuntime().maxMemory();
        ByteSize page = new ByteSize(new UnifiedMemoryManager(new SparkConf(), heap, heap / 2, 1).pageSizeBytes());
        return page.compareTo(MEBIBYTE) > 0 ? page : MEBIBYTE;
    }

    /** Asked of the class, since the change may come to another line too. */
    private static boolean longRowsLieInPages() {
        try {
            return Arrays.stream(Class.forName(LONG_MAP).getDeclaredFields())
                    .anyMatch(field -> field.getType() == MemoryBlock.class);
        } catch (ClassNotFoundException e) {
            throw Errors.unsupportedSpark("find " + LONG_MAP, org.apache.spark.package$.MODULE$.SPARK_VERSION(), e);
        }
    }
}
