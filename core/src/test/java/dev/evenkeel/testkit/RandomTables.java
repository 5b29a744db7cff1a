package dev.evenkeel.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

/**
 * Seeded pairs of small tables that make joins err: skewed, single, missing and null keys, duplicates on both sides,
 * empty sides, awkward values and names.
 *
 * <p>Each side has its keys ({@code k}, {@code k1}, …), a row number ({@code l_id}, {@code r_id}) and a {@code payload};
 * one pair in three also has case-differing columns ({@code Mixed}, {@code mixed}) and a dotted one ({@code a.b}) on
 * both. Equal seeds and arguments give equal tables.
 */
public final class RandomTables {
    private final SplittableRandom random;
    private final List<KeyType> types;
    private final boolean oddNames;

    private RandomTables(long seed, List<KeyType> types) {
        this.random = new SplittableRandom(seed);
        this.types = types;
        this.oddNames = random.nextInt(3) == 0;
    }

    /** {@return a pair with one key, or in one pair of four two, of types and shapes that the seed chooses} */
    public static TablePair pair(long seed) {
        SplittableRandom choice = new SplittableRandom(~seed);
        KeyType[] all = KeyType.values();
        KeyType first = all[choice.nextInt(all.length)];
        KeyType second = all[choice.nextInt(all.length)];
        return choice.nextInt(4) == 0 ? pair(seed, first, second) : pair(seed, first);
    }

    /** {@return a pair with a key of each of the types, of shapes that the seed chooses} */
    public static TablePair pair(long seed, KeyType... types) {
        SplittableRandom choice = new SplittableRandom(seed ^ 0x5eed);
        return pair(seed, TableShape.random(choice), TableShape.random(choice), types);
    }

    /** {@return a pair of these shapes with a key of each of the types} */
    public static TablePair pair(long seed, TableShape left, TableShape right, KeyType... types) {
        RandomTables tables = new RandomTables(seed, List.of(types));
        String keys = Arrays.stream(types).map(Enum::name).collect(Collectors.joining("+"));
        return new TablePair(
                tables.table(left, "l_id", "Mixed"),
                tables.table(right, "r_id", "mixed"),
                tables.keys(),
                "%s, %s x %s".formatted(keys.toLowerCase(Locale.ROOT), left, right));
    }

    private Dataset<Row> table(TableShape shape, String id, String mixed) {
        boolean keysHoldNulls = shape.nullShare() > 0 || shape.spread() == KeySpread.ALL_NULL;
        // A quarter of the tables without null keys say so in their schema.
        boolean keysNullable = keysHoldNulls || random.nextInt(4) > 0;
        int place = random.nextBoolean() ? 0 : others(id, mixed).size();
        List<StructField> fields = others(id, mixed);
        for (int key = 0; key < types.size(); key++) {
            fields.add(
                    place + key,
                    DataTypes.createStructField(keys().get(key), types.get(key).type(), keysNullable));
        }
        int distinct = 1 + random.nextInt(24);
        int firstRank = random.nextInt(3) == 0 ? random.nextInt(6) : 0;
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < shape.rows(); row++) {
            List<@Nullable Object> values = others(row);
            for (int key = 0; key < types.size(); key++) {
                values.add(place + key, key(types.get(key), shape, row, distinct, firstRank));
            }
            rows.add(RowFactory.create(values.toArray()));
        }
        Collections.shuffle(rows, new Random(random.nextLong()));
        return shape.source().table(rows, DataTypes.createStructType(fields));
    }

    private List<StructField> others(String id, String mixed) {
        List<StructField> fields = new ArrayList<>();
        fields.add(DataTypes.createStructField(id, DataTypes.IntegerType, false));
        fields.add(DataTypes.createStructField("payload", DataTypes.StringType, true));
        if (oddNames) {
            fields.add(DataTypes.createStructField(mixed, DataTypes.LongType, false));
            fields.add(DataTypes.createStructField("a.b", DataTypes.DoubleType, true));
        }
        return fields;
    }

    private List<@Nullable Object> others(int row) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(row);
        values.add(random.nextInt(5) == 0 ? null : "p" + random.nextInt(4));
        if (oddNames) {
            values.add((long) random.nextInt(3));
            values.add(Arrays.asList(null, Double.NaN, -0.0, 0.0).get(random.nextInt(4)));
        }
        return values;
    }

    private @Nullable Object key(KeyType type, TableShape shape, int row, int distinct, int firstRank) {
        if (random.nextDouble() < shape.nullShare()) {
            return null;
        }
        return shape.spread()
                .rank(random, row, distinct)
                .map(rank -> type.value(rank + firstRank))
                .orElse(null);
    }

    private List<String> keys() {
        return IntStream.range(0, types.size())
                .mapToObj(key -> key == 0 ? "k" : "k" + key)
                .toList();
    }
}
