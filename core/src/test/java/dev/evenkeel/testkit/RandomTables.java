package dev.evenkeel.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Seeded pairs of small tables that make joins err: skewed, single, missing and null keys, duplicates on both sides,
 * empty sides, awkward values and names.
 *
 * <p>Each side has its keys ({@code k}, {@code k1}, …), a row number ({@code l_id}, {@code r_id}) and a {@code payload};
 * one pair in three also has case-differing and dotted columns. Sides have 0 to 120 rows, fewer where all have one key.
 * Equal seeds and arguments give equal tables.
 */
public final class RandomTables {
    private static final int MOST_ROWS = 120;
    private static final int MOST_ROWS_OF_ONE_KEY = 30;

    private final SplittableRandom random;
    private final List<KeyType> types;
    private final boolean oddNames;

    private RandomTables(long seed, List<KeyType> types) {
        this.random = new SplittableRandom(seed);
        this.types = types;
        this.oddNames = random.nextInt(3) == 0;
    }

    /** {@return a pair with one key, or in one pair of four two, of types that the seed chooses} */
    public static TablePair pair(long seed) {
        SplittableRandom choice = new SplittableRandom(~seed);
        KeyType[] all = KeyType.values();
        KeyType first = all[choice.nextInt(all.length)];
        KeyType second = all[choice.nextInt(all.length)];
        return choice.nextInt(4) == 0 ? pair(seed, first, second) : pair(seed, first);
    }

    /** {@return a pair with a key of each of the types, its rows spread as the seed chooses} */
    public static TablePair pair(long seed, KeyType... types) {
        SplittableRandom choice = new SplittableRandom(seed ^ 0x5eed);
        KeySpread left = spread(choice);
        return pair(seed, left, spread(choice), types);
    }

    /** {@return a pair with a key of each of the types, its rows spread as asked} */
    public static TablePair pair(long seed, KeySpread left, KeySpread right, KeyType... types) {
        RandomTables tables = new RandomTables(seed, List.of(types));
        Table first = tables.table("l_id", "Mixed", left);
        Table second = tables.table("r_id", "mixed", right);
        return new TablePair(
                first.source.table(first.rows, first.schema),
                second.source.table(second.rows, second.schema),
                tables.keys(),
                "%s, %s x %s"
                        .formatted(
                                Arrays.stream(types).map(RandomTables::lower).collect(Collectors.joining("+")),
                                first.text(left),
                                second.text(right)));
    }

    private static KeySpread spread(SplittableRandom choice) {
        // Null-only and one-key tables are edge cases: one table in eight each.
        return switch (choice.nextInt(8)) {
            case 0 -> KeySpread.ALL_NULL;
            case 1 -> KeySpread.ONE_KEY;
            case 2 -> KeySpread.DISTINCT;
            case 3, 4 -> KeySpread.UNIFORM;
            default -> KeySpread.ZIPF;
        };
    }

    private Table table(String id, String mixed, KeySpread spread) {
        int count = rowCount(spread);
        int distinct = 1 + random.nextInt(24);
        int firstRank = random.nextInt(3) == 0 ? random.nextInt(6) : 0;
        double nullShare = random.nextInt(2) == 0 ? 0 : 0.3 * random.nextDouble();
        // A quarter of the tables without null keys say so in their schema.
        boolean keysMayBeNull = nullShare > 0 || spread == KeySpread.ALL_NULL || random.nextInt(4) > 0;
        boolean keysLast = random.nextBoolean();

        List<StructField> fields = new ArrayList<>();
        for (int key = 0; key < types.size(); key++) {
            fields.add(
                    DataTypes.createStructField(keys().get(key), types.get(key).type(), keysMayBeNull));
        }
        List<StructField> others = new ArrayList<>();
        others.add(DataTypes.createStructField(id, DataTypes.IntegerType, false));
        others.add(DataTypes.createStructField("payload", DataTypes.StringType, true));
        if (oddNames) {
            others.add(DataTypes.createStructField(mixed, DataTypes.LongType, false));
            others.add(DataTypes.createStructField("a.b", DataTypes.DoubleType, true));
        }
        fields.addAll(keysLast ? 0 : fields.size(), others);

        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            List<@Nullable Object> values = new ArrayList<>();
            for (KeyType type : types) {
                values.add(key(type, spread, row, distinct, firstRank, nullShare));
            }
            List<@Nullable Object> payload = new ArrayList<>();
            payload.add(row);
            payload.add(random.nextInt(5) == 0 ? null : "p" + random.nextInt(4));
            if (oddNames) {
                payload.add((long) random.nextInt(3));
                payload.add(random.nextInt(3) == 0 ? null : random.nextInt(2) == 0 ? Double.NaN : -0.0);
            }
            values.addAll(keysLast ? 0 : values.size(), payload);
            rows.add(RowFactory.create(values.toArray()));
        }
        Collections.shuffle(rows, new java.util.Random(random.nextLong()));
        return new Table(DataTypes.createStructType(fields), rows, source());
    }

    private int rowCount(KeySpread spread) {
        int most = spread == KeySpread.ONE_KEY || types.contains(KeyType.BOOLEAN) ? MOST_ROWS_OF_ONE_KEY : MOST_ROWS;
        return switch (random.nextInt(10)) {
            case 0 -> 0;
            case 1 -> 1;
            default -> 1 + random.nextInt(most);
        };
    }

    private TableSource source() {
        return switch (random.nextInt(8)) {
            case 0 -> TableSource.FILES;
            case 1, 2, 3 -> TableSource.SLICED;
            default -> TableSource.LOCAL;
        };
    }

    private @Nullable Object key(
            KeyType type, KeySpread spread, int row, int distinct, int firstRank, double nullShare) {
        if (random.nextDouble() < nullShare) {
            return null;
        }
        return spread.rank(random, row, distinct)
                .map(rank -> type.value(rank + firstRank))
                .orElse(null);
    }

    private List<String> keys() {
        List<String> names = new ArrayList<>(List.of("k"));
        for (int key = 1; key < types.size(); key++) {
            names.add("k" + key);
        }
        return names;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private record Table(StructType schema, List<Row> rows, TableSource source) {
        String text(KeySpread spread) {
            return "%d %s %s rows".formatted(rows.size(), lower(source), lower(spread));
        }
    }
}
