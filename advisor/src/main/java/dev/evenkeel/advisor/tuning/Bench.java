package dev.evenkeel.advisor.tuning;

import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.tuning.judge.Measurement;
import dev.evenkeel.advisor.tuning.judge.ResultPrint;
import java.util.Map;

/** The hands of a tuning: what runs the job, and what of its session may be changed. */
public interface Bench {
    /** {@return a run of the job in a session that differs from the caller's in these settings alone} */
    Run run(Map<String, String> settings);

    /** {@return true where a session that is there already can have the setting changed} */
    boolean isModifiable(String key);

    /** {@return why Spark does not take the text for the setting; empty where it does} */
    String problem(String key, String text);

    /** {@return the text of a setting in the caller's session; empty where it has none} */
    String current(String key);

    /**
     * A run.
     *
     * @param measured what it took
     * @param result what it gave
     * @param profile all that was recorded of it
     */
    record Run(Measurement measured, ResultPrint result, RunProfile profile) {}
}
