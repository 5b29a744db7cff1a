package dev.evenkeel.joins;

import dev.evenkeel.core.error.Errors;
import dev.evenkeel.core.error.EvenkeelException;
import dev.evenkeel.core.spark.Settings;
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

    /** {@return the error for a way of measuring that does not exist} */
    public static EvenkeelException badMeasure(String text) {
        return Errors.badSetting(Settings.MEASURE, text, "none, auto or full");
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
}
