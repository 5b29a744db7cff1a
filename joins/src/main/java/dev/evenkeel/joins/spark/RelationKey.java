package dev.evenkeel.joins.spark;

import dev.evenkeel.joins.Side;
import dev.evenkeel.joins.choose.JoinFacts.KeyForm;
import dev.evenkeel.skew.spark.Key.Nulls;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;

/**
 * The key of a side as Spark holds it in a hashed relation.
 *
 * <p>Whole numbers of at most 8 bytes together are packed into one long; everything else is a row of its own. Where null
 * is a value, each column of the key becomes two: the value or a default, and whether it is null.
 *
 * @param form how the key is held
 * @param columns the columns of the key as it is held: one long, or the fields of the row
 * @param required the columns that must not be null, as Spark drops all other rows before it collects
 */
record RelationKey(KeyForm form, List<Column> columns, List<Column> required) {
    private static final Set<String> WHOLE_NUMBERS = Set.of("byte", "short", "integer", "long");

    /** {@return the key of a side, by the equalities of a join} */
    static RelationKey of(List<KeyPair> pairs, Side side) {
        List<Column> required = pairs.stream()
                .filter(pair -> pair.nulls() == Nulls.NO_KEY)
                .map(pair -> pair.of(side))
                .toList();
        if (formOf(pairs) == KeyForm.LONG) return new RelationKey(KeyForm.LONG, List.of(packed(pairs, side)), required);
        List<Column> fields = new ArrayList<>();
        for (KeyPair pair : pairs) {
            fields.add(pair.of(side));
            if (pair.nulls() == Nulls.A_VALUE) fields.add(pair.of(side).isNull());
        }
        return new RelationKey(KeyForm.ROW, fields, required);
    }

    /** {@return the form that Spark gives the keys of such a join} */
    static KeyForm formOf(List<KeyPair> pairs) {
        boolean whole = pairs.stream().allMatch(pair -> pair.nulls() == Nulls.NO_KEY && isWhole(pair.type()));
        int bytes = pairs.stream().mapToInt(pair -> pair.type().defaultSize()).sum();
        return whole && bytes <= Long.BYTES ? KeyForm.LONG : KeyForm.ROW;
    }

    private static boolean isWhole(DataType type) {
        return WHOLE_NUMBERS.contains(type.typeName());
    }

    private static Column packed(List<KeyPair> pairs, Side side) {
        Column packed = pairs.get(0).of(side).cast("long");
        for (KeyPair pair : pairs.subList(1, pairs.size())) {
            int bits = Byte.SIZE * pair.type().defaultSize();
            Column low = pair.of(side).cast("long").bitwiseAND(functions.lit((1L << bits) - 1));
            packed = functions.shiftleft(packed, bits).bitwiseOR(low);
        }
        return packed;
    }

    /** {@return the rows of the side that Spark would collect} */
    Dataset<Row> keyed(Dataset<?> data) {
        Dataset<Row> rows = data.toDF();
        for (Column column : required) rows = rows.filter(column.isNotNull());
        return rows;
    }
}
