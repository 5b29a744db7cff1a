package dev.evenkeel.advisor.model.contract;

import dev.evenkeel.advisor.model.ApiKey;
import dev.evenkeel.advisor.model.ModelResponse;
import dev.evenkeel.advisor.model.RetrySchedule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A Java of its own whose environment tries to aim a model elsewhere, with another key and in another mode. */
public final class HostileEnvironment {
    /** Holds the key that is meant. */
    static final String KEY_VARIABLE = "EVENKEEL_TEST_KEY";

    private HostileEnvironment() {}

    /** Asks a model made by the class named first at the address named second, and prints what came. */
    public static void main(String[] arguments) throws Exception {
        ModelMaker maker = Class.forName(arguments[0])
                .asSubclass(ModelMaker.class)
                .getDeclaredConstructor()
                .newInstance();
        ModelResponse response = maker.model(arguments[1], ApiKey.fromEnvironment(KEY_VARIABLE), RetrySchedule.once())
                .ask(ModelContract.request());
        System.out.println(response.finish() + " " + response.text());
    }

    /** {@return the process, not started} */
    static ProcessBuilder process(ModelMaker maker, String address, String elsewhere) {
        ProcessBuilder process = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HostileEnvironment.class.getName(),
                maker.getClass().getName(),
                address));
        process.environment().putAll(variables(elsewhere));
        return process.redirectErrorStream(true);
    }

    private static Map<String, String> variables(String elsewhere) {
        Map<String, String> variables = new TreeMap<>();
        variables.put(KEY_VARIABLE, ModelContract.KEY);
        for (String address : List.of(
                "GOOGLE_GEMINI_BASE_URL",
                "GOOGLE_VERTEX_BASE_URL",
                "OPENAI_BASE_URL",
                "OPENAI_API_BASE",
                "OLLAMA_HOST",
                "HTTP_PROXY",
                "HTTPS_PROXY",
                "ALL_PROXY",
                "http_proxy",
                "all_proxy")) variables.put(address, elsewhere);
        for (String key : List.of("GOOGLE_API_KEY", "GEMINI_API_KEY", "OPENAI_API_KEY"))
            variables.put(key, "another-key");
        variables.put("GOOGLE_GENAI_USE_VERTEXAI", "true");
        variables.put("GOOGLE_GENAI_USE_ENTERPRISE", "true");
        variables.put("GOOGLE_CLOUD_PROJECT", "another-project");
        variables.put("GOOGLE_CLOUD_LOCATION", "another-location");
        variables.put("GOOGLE_APPLICATION_CREDENTIALS", "/nowhere/credentials.json");
        variables.put("GOOGLE_GENAI_CLIENT_MODE", "replay");
        variables.put("GOOGLE_GENAI_REPLAY_ID", "another");
        variables.put("GOOGLE_GENAI_REPLAYS_DIRECTORY", "/nowhere");
        return variables;
    }
}
