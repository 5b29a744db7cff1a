package dev.evenkeel.benchmarks.cli;

import dev.evenkeel.benchmarks.scenario.Calibration;
import dev.evenkeel.benchmarks.scenario.Glob;
import dev.evenkeel.core.error.EvenkeelException;

/** What can be wrong with the arguments of the benchmarks, each said in one line. */
final class BenchErrors {
    private BenchErrors() {}

    static EvenkeelException unknownCommand(String command) {
        return new EvenkeelException("Command " + command
                + " is not known. Commands are list, run, compare, simulation, calibration,"
                + " detection, memory and micro.");
    }

    static EvenkeelException unknownOption(String option) {
        return new EvenkeelException("Option " + option
                + " is not known. Options are --scenario, --scale, --out, --again, --rounds, --alternatives,"
                + " --without, --left, --right, --on, --type and --spark-line.");
    }

    static EvenkeelException noValue(String option) {
        return new EvenkeelException("Option " + option + " needs a value.");
    }

    static EvenkeelException badNumber(String option, String value) {
        return new EvenkeelException("Option " + option + " is " + value + ", but must be a number from 1 to 9999.");
    }

    static EvenkeelException badRows(String rows) {
        return new EvenkeelException("A calibration takes " + Calibration.LEAST_ROWS + " to 9999999999 rows, not "
                + rows + ". Without a number it takes 3000000.");
    }

    static EvenkeelException incompletePair() {
        return new EvenkeelException("Your own tables need --left FILE, --right FILE and --on KEY.");
    }

    static EvenkeelException noScenario(Glob names) {
        return new EvenkeelException("No scenario is named " + names + ". The command list prints their names; * stands"
                + " for any part of one.");
    }

    static EvenkeelException twoFiles() {
        return new EvenkeelException(
                "Two files of results are compared: compare before/results.json after/results.json.");
    }

    static EvenkeelException otherLine(String asked, String here) {
        return new EvenkeelException("Spark " + asked + " was asked for, and this is Spark " + here
                + ". The line is chosen by Maven: -Dspark.version and -Dscala.binary.");
    }

    static EvenkeelException otherResults(String what, String there, String here) {
        return new EvenkeelException("The results there are of " + what + " " + there + ", and this run is of " + here
                + ". Pass another directory to --out.");
    }
}
