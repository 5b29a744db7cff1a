package dev.evenkeel.skew.spark;

import java.io.Serial;
import java.io.Serializable;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * One column of a composite key in a batch: how Spark hashes its values.
 *
 * @param type its type
 * @param place where it is in the batch
 */
record VectorPart(DataType type, int place) implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    /** {@return true for a string that is compared by its bytes, and for bytes} */
    static boolean isText(DataType type) {
        return type.typeName().equals("string") || type.typeName().equals("binary");
    }

    /** {@return true for the types that are hashed here as Spark hashes them} */
    static boolean isHashed(DataType type) {
        return isText(type) || NumberKind.of(type).isPresent();
    }

    /** {@return the hash chained to that of the columns before; theirs where the value is null} */
    long hash(ColumnVector column, int row, long before) {
        if (column.isNullAt(row)) return before;
        if (type.typeName().equals("string")) {
            UTF8String text = column.getUTF8String(row);
            return XXH64.hashUnsafeBytes(text.getBaseObject(), text.getBaseOffset(), text.numBytes(), before);
        }
        if (type.typeName().equals("binary")) {
            byte[] bytes = column.getBinary(row);
            return XXH64.hashUnsafeBytes(bytes, Platform.BYTE_ARRAY_OFFSET, bytes.length, before);
        }
        NumberKind kind = NumberKind.of(type).orElseThrow();
        return kind.hash(kind.bits(column, row), before);
    }
}
