package dev.evenkeel.advisor.tuning;

import java.util.Map;
import java.util.function.Function;

/** A bench whose runs are a function of the settings, and which lets every setting be changed to anything. */
record ScriptedRuns(Function<Map<String, String>, Bench.Run> script) implements Bench {
    @Override
    public Run run(Map<String, String> settings) {
        return script.apply(settings);
    }

    @Override
    public boolean isModifiable(String key) {
        return true;
    }

    @Override
    public String problem(String key, String text) {
        return "";
    }

    @Override
    public String current(String key) {
        return "";
    }
}
