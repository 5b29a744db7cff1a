package dev.evenkeel.skew.spark;

import dev.evenkeel.core.spark.RowCall;
import dev.evenkeel.core.spark.SparkLine;
import dev.evenkeel.skew.spark.Key.Nulls;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;

/** How the key of a row comes to a {@link KeyTap}; of the ways that a key's types allow, the fastest. */
enum TapForm {
    /** One column of whole numbers, dates or timestamps: as a long. */
    NUMBER {
        @Override
        Column call(Dataset<?> data, KeyTap tap, Key key, List<DataType> types) {
            Column number = key.columns()[0];
            Column zero = SparkLine.column(zero(types.get(0)));
            return RowCall.of(data, tap, "number", number.isNull(), functions.coalesce(number, zero));
        }

        @Override
        KeyForm form(List<DataType> types) {
            return KeyForm.number(types.get(0));
        }
    },
    /** One column of strings: as Spark holds them. */
    TEXT {
        @Override
        Column call(Dataset<?> data, KeyTap tap, Key key, List<DataType> types) {
            return RowCall.of(data, tap, "text", key.columns()[0]);
        }

        @Override
        KeyForm form(List<DataType> types) {
            return KeyForm.text(types.get(0));
        }
    },
    /** Any key: as a row of its columns, with its hash. */
    STRUCT {
        @Override
        Column call(Dataset<?> data, KeyTap tap, Key key, List<DataType> types) {
            Column hash = functions.coalesce(key.hash(types), functions.lit(0L));
            Column struct = functions.struct(key.columns());
            Column present = functions.when(key.missing(), functions.lit(null)).otherwise(struct);
            return RowCall.of(data, tap, "struct", hash, present);
        }

        @Override
        KeyForm form(List<DataType> types) {
            return KeyForm.row(types, types.size());
        }
    };

    private static final Set<NumberKind> WHOLE =
            EnumSet.of(NumberKind.BYTE, NumberKind.SHORT, NumberKind.INT, NumberKind.LONG);

    /** {@return the predicate that brings the key of each row to the tap} */
    abstract Column call(Dataset<?> data, KeyTap tap, Key key, List<DataType> types);

    /** {@return how the bytes of a key that came so are read back} */
    abstract KeyForm form(List<DataType> types);

    /** {@return the form for a key, given the type of each of its columns} */
    static TapForm of(Key key, List<DataType> types) {
        boolean isAlone = types.size() == 1 && key.parts().get(0).nullable() != Nulls.A_VALUE;
        if (!isAlone) return STRUCT;
        if (types.get(0).typeName().equals("string")) return TEXT;
        return NumberKind.of(types.get(0)).filter(WHOLE::contains).isPresent() ? NUMBER : STRUCT;
    }

    private static Literal zero(DataType type) {
        return switch (NumberKind.of(type).orElseThrow()) {
            case BYTE -> new Literal((byte) 0, type);
            case SHORT -> new Literal((short) 0, type);
            case INT -> new Literal(0, type);
            default -> new Literal(0L, type);
        };
    }
}
