package dev.evenkeel.testkit;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A way to join two tables, in the two forms that {@code Dataset.join} has. */
public interface Joining {
    /** {@return the join on columns that both sides have, as {@code left.join(right, using, joinType)} gives it} */
    Dataset<Row> join(Dataset<Row> left, Dataset<Row> right, String[] using, String joinType);

    /** {@return the join on a condition, as {@code left.join(right, condition, joinType)} gives it} */
    Dataset<Row> join(Dataset<Row> left, Dataset<Row> right, Column condition, String joinType);

    /** {@return Spark's own join, against which every other is judged} */
    static Joining plain() {
        return new Joining() {
            @Override
            public Dataset<Row> join(Dataset<Row> left, Dataset<Row> right, String[] using, String joinType) {
                return left.join(right, using, joinType);
            }

            @Override
            public Dataset<Row> join(Dataset<Row> left, Dataset<Row> right, Column condition, String joinType) {
                return left.join(right, condition, joinType);
            }
        };
    }
}
