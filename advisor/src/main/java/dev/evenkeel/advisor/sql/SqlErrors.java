package dev.evenkeel.advisor.sql;

import dev.evenkeel.core.error.EvenkeelException;

/** What can be asked wrongly of an assistant for SQL, said so that it can be mended. */
public final class SqlErrors {
    private SqlErrors() {}

    /** {@return the error for a call without a table} */
    public static EvenkeelException noTables() {
        return new EvenkeelException("No table was offered. Name those that the statement may read, such as"
                + " propose(spark, question, \"orders\", \"customers\").");
    }

    /** {@return the error for a call without a question} */
    public static EvenkeelException noQuestion() {
        return new EvenkeelException("The question is blank. Ask in words what the statement should give.");
    }

    /** {@return the error for a table that is not there} */
    public static EvenkeelException noSuchTable(String name) {
        return new EvenkeelException("The table " + name + " is not there, or cannot be read by this session."
                + " Offer a table or view that spark.table(name) finds.");
    }

    /** {@return the error for a table that does not end} */
    public static EvenkeelException streaming(String name) {
        return new EvenkeelException("The table " + name + " is a streaming one. Offer tables that end.");
    }
}
