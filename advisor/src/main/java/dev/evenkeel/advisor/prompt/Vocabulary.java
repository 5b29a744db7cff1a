package dev.evenkeel.advisor.prompt;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A closed list of words that may be sent. What is read is looked up here and never passed on.
 *
 * <p>Example: {@code OPERATORS.word("WholeStageCodegen (3)")} is {@code WholeStageCodegen}, and {@code
 * OPERATORS.word("MyCompanySecretExec")} is empty: the plan then says {@code Other}. Only the first word of what is
 * read is looked at, without the package of a class, so that nothing that stands behind it is seen.
 */
public final class Vocabulary {
    private static final Pattern FIRST =
            Pattern.compile("\\s*(?:Gpu|Photon)?(?:[a-z]\\w*\\.)*(\\w+).*", Pattern.DOTALL);

    /** No word of ours stands further back. */
    private static final int LONGEST = 200;

    /** Steps of Spark's plans. */
    public static final Vocabulary OPERATORS = firstWords("""
            AdaptiveSparkPlan AppendColumns AppendData AQEShuffleRead AggregateInPandas ArrowAggregatePython
            ArrowEvalPython ArrowWindowPython BatchEvalPython BatchScan BroadcastExchange BroadcastHashJoin
            BroadcastNestedLoopJoin BroadcastQueryStage CartesianProduct Coalesce CollectLimit CollectMetrics
            ColumnarToRow CommandResult CreateDataSourceTableAsSelectCommand CustomShuffleReader DeserializeToObject
            EmptyRelation Exchange Execute Expand FileScan Filter FlatMapGroupsInPandas Generate GlobalLimit
            HashAggregate HiveTableScan InMemoryTableScan InputAdapter InsertIntoHadoopFsRelationCommand
            InsertIntoHiveTable LocalLimit LocalTableScan MapElements MapGroups MapInArrow MapInPandas MapPartitions
            MergeRows ObjectHashAggregate OverwriteByExpression OverwritePartitionsDynamic Project Range ReplaceData
            ResultQueryStage ReusedExchange ReusedSubquery RowToColumnar Sample Scan SerializeFromObject
            ShuffleExchange ShuffleQueryStage ShuffledHashJoin Sort SortAggregate SortMergeJoin Subquery
            SubqueryBroadcast TableCacheQueryStage TakeOrderedAndProject Union WholeStageCodegen Window
            WindowGroupLimit WindowInPandas WriteFiles WriteToDataSourceV2""");

    /** Formats of files and tables. */
    public static final Vocabulary FORMATS =
            firstWords("parquet orc csv json text avro jdbc delta iceberg hudi hive binaryfile xml cassandra kafka");

    /** Types of joins, in Spark's and in PostgreSQL's words. */
    public static final Vocabulary JOIN_TYPES = firstWords("""
            Inner Cross LeftOuter RightOuter FullOuter LeftSemi LeftAnti ExistenceJoin LeftSingle
            Left Right Full Semi Anti""");

    /** Where Spark runs. */
    public static final Vocabulary MASTERS = firstWords("local yarn k8s spark mesos");

    /** Classes of errors whose name says what went wrong, and Spark's own. */
    public static final Vocabulary ERRORS = firstWords("""
            OutOfMemoryError SparkOutOfMemoryError StackOverflowError FetchFailedException MetadataFetchFailedException
            ExecutorLostFailure ExecutorDeadException TaskKilledException TaskKilled TaskResultLost Resubmitted
            FetchFailed TaskCommitDenied ExceptionFailure UnknownReason SparkException SparkRuntimeException
            SparkUpgradeException SparkArithmeticException SparkDateTimeException SparkNumberFormatException
            AnalysisException ArithmeticException ArrayIndexOutOfBoundsException BufferOverflowException
            ClassCastException ClassNotFoundException ConnectException EOFException FileAlreadyExistsException
            FileNotFoundException IOException IllegalArgumentException IllegalStateException InterruptedException
            KryoException NegativeArraySizeException NoClassDefFoundError NoSuchMethodError NotSerializableException
            NullPointerException NumberFormatException PythonException SQLException SocketException
            SocketTimeoutException TimeoutException UnsupportedOperationException UnknownHostException""");

    /** Spark's error conditions that bear on how a job runs. */
    public static final Vocabulary CONDITIONS = firstWords("""
            ARITHMETIC_OVERFLOW BINARY_ARITHMETIC_OVERFLOW CANNOT_READ_FILE_FOOTER CANNOT_PARSE_TIMESTAMP
            CAST_INVALID_INPUT CAST_OVERFLOW CONCURRENT_QUERY DIVIDE_BY_ZERO DUPLICATED_MAP_KEY
            EXCEED_LIMIT_LENGTH FAILED_EXECUTE_UDF FAILED_READ_FILE INCOMPATIBLE_JOIN_TYPES INTERNAL_ERROR
            INVALID_ARRAY_INDEX INVALID_BUCKET_FILE JOIN_CONDITION_IS_NOT_BOOLEAN_TYPE NUMERIC_VALUE_OUT_OF_RANGE
            SCALAR_SUBQUERY_TOO_MANY_ROWS TASK_WRITE_FAILED UNRESOLVED_COLUMN UNSUPPORTED_FEATURE
            UNABLE_TO_ACQUIRE_MEMORY
            BROADCAST_TABLE_TOO_LARGE""");

    /** Names of types, without their sizes. */
    public static final Vocabulary TYPES = firstWords("""
            boolean byte tinyint short smallint int integer int2 int4 int8 long bigint float real double decimal numeric
            string varchar char text binary bytea date time timestamp timestamp_ntz timestamptz interval array map
            struct variant uuid json jsonb serial bigserial""");

    /** Spark's metrics of memory. */
    public static final Vocabulary PEAKS = firstWords("""
            JVMHeapMemory JVMOffHeapMemory OnHeapExecutionMemory OffHeapExecutionMemory OnHeapStorageMemory
            OffHeapStorageMemory OnHeapUnifiedMemory OffHeapUnifiedMemory DirectPoolMemory ProcessTreeJVMRSSMemory
            ProcessTreePythonRSSMemory""");

    /** Spark's metrics of a step, and what they are called here. */
    public static final Vocabulary METRICS = phrases("""
            number of output rows=rowsOut
            shuffle records written=rowsShuffled
            number of files read=filesRead
            size of files read=fileBytes
            number of partitions read=partitionsRead
            data size=dataBytes
            spill size=spillBytes
            peak memory=peakMemoryBytes
            number of partitions=partitions
            number of skewed partitions=skewedPartitions
            number of skewed partition splits=skewedSplits
            number of coalesced partitions=coalescedPartitions
            number of written files=filesWritten
            written output=writtenBytes
            shuffle bytes written=shuffleWriteBytes
            time to build=buildNanos
            time to collect=collectNanos
            time to broadcast=broadcastNanos
            sort time=sortNanos
            time in aggregation build=aggregationNanos
            scan time=scanNanos""");

    /** Steps of PostgreSQL's plans. */
    public static final Vocabulary POSTGRES_STEPS = phrases("""
            Aggregate=Aggregate
            Append=Append
            Bitmap Heap Scan=Bitmap Heap Scan
            Bitmap Index Scan=Bitmap Index Scan
            CTE Scan=CTE Scan
            Gather=Gather
            Gather Merge=Gather Merge
            Group=Group
            Hash=Hash
            Hash Join=Hash Join
            Incremental Sort=Incremental Sort
            Index Only Scan=Index Only Scan
            Index Scan=Index Scan
            Limit=Limit
            Materialize=Materialize
            Memoize=Memoize
            Merge Append=Merge Append
            Merge Join=Merge Join
            Nested Loop=Nested Loop
            Result=Result
            Seq Scan=Seq Scan
            Sort=Sort
            Subquery Scan=Subquery Scan
            Unique=Unique
            WindowAgg=WindowAgg""");

    /** What findings measure: a phrase stands where all its words do. */
    private static final Vocabulary EVIDENCE = firstWords("""
            1 a above after again all and application as asked assumed at attempts average away batches be beside
            broadcast broken by bytes caching came collection column computed computing connections copies core cores
            could counts cut delay deliver did different disk down driver elsewhere end enough equal events
            executor's executors failed fetches fetching file files filled for from gain gap gaps garbage go heap
            idle in input it its job jobs join kept keys killed knows large largest last left let limit lines loading
            longest lost machine mean median memory missing more most moved no not of off offer on once one opening or
            other others' out outside over pairs peak Python, quarter queries query ran read reading readings reads
            reasons recoverable repetitions resubmitted result row rows run run, s same scheduler second settings
            shuffled shuffles side slot slots small smallest spare Spark spent spilled stage stages stages' such
            taken takes task tasks that the their them things those time times to volume waiting wanted was wave went
            window with within without writing written""");

    private final Map<String, String> words = new LinkedHashMap<>();
    private final boolean isOfFirstWords;

    private Vocabulary(boolean isOfFirstWords) {
        this.isOfFirstWords = isOfFirstWords;
    }

    private static Vocabulary firstWords(String list) {
        Vocabulary vocabulary = new Vocabulary(true);
        for (String word : list.strip().split("\\s+", -1)) vocabulary.words.put(word, word);
        return vocabulary;
    }

    private static Vocabulary phrases(String list) {
        Vocabulary vocabulary = new Vocabulary(false);
        list.lines().map(line -> line.split("=", 2)).forEach(pair -> vocabulary.words.put(pair[0], pair[1]));
        return vocabulary;
    }

    /** {@return the word of this list that was read; empty where it is none of them} */
    public Optional<String> word(String read) {
        if (!isOfFirstWords) return Optional.ofNullable(words.get(read));
        Matcher matcher = FIRST.matcher(read.length() > LONGEST ? read.substring(0, LONGEST) : read);
        return matcher.matches() ? Optional.ofNullable(words.get(matcher.group(1))) : Optional.empty();
    }

    /** {@return what a finding's number is called, where all its words are known; empty otherwise} */
    static Optional<String> evidence(String name) {
        boolean isKnown = Arrays.stream(name.split(" ")).allMatch(EVIDENCE.words::containsKey);
        return isKnown ? Optional.of(name) : Optional.empty();
    }
}
