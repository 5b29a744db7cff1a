package dev.evenkeel.joins;

import dev.evenkeel.core.error.Errors;
import dev.evenkeel.core.error.EvenkeelException;
import dev.evenkeel.core.spark.Settings;
import dev.evenkeel.core.unit.RowCount;
import java.util.List;

/** What can be wrong with the question of a join, each in one clear message. */
public final class JoinErrors {
    private JoinErrors() {}

    static EvenkeelException unknownType(String name) {
        return new EvenkeelException(
                "Join type '" + name + "' is not one that Spark knows. Use inner, cross, left_outer,"
                        + " right_outer, full_outer, left_semi or left_anti.");
    }

    static EvenkeelException noColumns() {
        return new EvenkeelException("A join on columns needs at least one column name. Pass the names that both sides"
                + " have, or a condition.");
    }

    static EvenkeelException saltedFullOuter() {
        return new EvenkeelException(
                "A full outer join keeps the rows of both sides, so with every key salted each copy without a match"
                        + " would come out once. Use SmartJoin.join, which lays out hot keys alone and tells such"
                        + " copies apart.");
    }

    static EvenkeelException saltedConnect() {
        return new EvenkeelException("The sides belong to Spark Connect, whose clients cannot see which columns a row"
                + " has to be hashed by. Use left.join(right, …), or run the job where the Spark driver is.");
    }

    /** {@return the error for a join that would give more rows than the options allow} */
    static EvenkeelException tooManyRows(double expected, long most, String keys) {
        return new EvenkeelException("The join is expected to give " + RowCount.nearest(expected) + ", more than"
                + " JoinOptions.withMaxOutputRows(" + most + ") allows. Most of them come from: " + keys
                + ". Filter or aggregate those keys before the join, or allow more rows.");
    }

    /** {@return the error for heavy keys that are not of the join's columns} */
    public static EvenkeelException badKnownKey(List<?> key, List<String> columns) {
        return new EvenkeelException("The known heavy key " + key + " has " + key.size()
                + (key.size() == 1 ? " value" : " values") + ", but the join has " + columns.size()
                + (columns.size() == 1 ? " equality" : " equalities") + ": " + String.join(", ", columns)
                + ". Give a value for each, in that order.");
    }

    /** {@return the error for a way of measuring that does not exist} */
    public static EvenkeelException badMeasure(String text) {
        return Errors.badSetting(Settings.MEASURE, text, "none, catalog, sample, full or auto");
    }

    /** {@return the error for a gain that is not a part of a whole} */
    public static EvenkeelException badGain(double number) {
        return Errors.badSetting(Settings.MINIMUM_GAIN, String.valueOf(number), "a number from 0 to 1, such as 0.2");
    }

    /** {@return the error for two sides without a common column name} */
    public static EvenkeelException noCommonColumns(List<String> left, List<String> right) {
        return new EvenkeelException(
                "The two sides have no column name in common, so there is nothing to join on. Left: "
                        + String.join(", ", left) + ". Right: " + String.join(", ", right)
                        + ". Pass the columns or a condition, or call crossJoin for all pairs.");
    }

    /** {@return the error for an action that did not read the join that it was given} */
    public static EvenkeelException notObserved(long seconds) {
        return new EvenkeelException("The action did not read the joined Dataset to its end, so there is nothing to"
                + " tell (waited " + seconds + " s). Use the Dataset that the action is given, for example"
                + " joined -> joined.write().parquet(path).");
    }

    /** {@return the error for a report that does not speak of the join's key} */
    public static EvenkeelException notInReport(List<String> names, Side side, List<List<String>> reported) {
        return new EvenkeelException("The skew report on " + side.words() + " has no key "
                + String.join(", ", names) + ". It has: " + reported + ". Analyze that key:"
                + " SkewDetector.analyze(df, \"" + String.join("\", \"", names) + "\").");
    }

    /** {@return the error for a report whose values are not of the types that the side has} */
    public static EvenkeelException reportOfOtherTypes(List<String> names, List<String> types, Throwable cause) {
        return new EvenkeelException(
                "The skew report holds values of " + String.join(", ", names) + " as " + String.join(", ", types)
                        + ", which the side's columns are not, or which JSON cannot tell. Analyze the side anew, or"
                        + " leave JoinOptions.withSkewReports out.",
                cause);
    }
}
