package dev.evenkeel.advisor.guard;

import dev.evenkeel.advisor.AskedRun;
import dev.evenkeel.advisor.facts.KnownSettings;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.knob.Knobs;
import dev.evenkeel.advisor.model.FinishReason;
import dev.evenkeel.advisor.model.ModelResponse;
import dev.evenkeel.advisor.model.ModelTokens;
import dev.evenkeel.advisor.prompt.Pseudonyms;
import dev.evenkeel.advisor.prompt.ReferenceInformation;
import dev.evenkeel.advisor.prompt.SparkReference;
import dev.evenkeel.advisor.spark.SettingRegistry;
import dev.evenkeel.core.explain.JsonLayout;
import dev.evenkeel.core.unit.ByteSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The answers of the resource files, judged as answers about {@link AskedRun} by the Spark on the class path. */
final class Corpus {
    static final KnownSettings KNOWN = SettingRegistry.read();
    static final Limits LIMITS = Limits.ofNodes(8, ByteSize.gibibytes(32)).withCores(64);
    static final Sent SENT = sent();

    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-f]{4})");

    private Corpus() {}

    private static Sent sent() {
        RunProfile run = AskedRun.plain();
        Pseudonyms names = Pseudonyms.hidingNames();
        ReferenceInformation information =
                SparkReference.of(run, AskedRun.report(run), names).of(Knobs.all(), KNOWN::isOfSessions);
        return new Sent(information, names, run.settings(), run.cluster());
    }

    static Judged judge(String text) {
        return judge(FinishReason.STOP, text);
    }

    static Judged judge(FinishReason finish, String text) {
        ModelResponse response = new ModelResponse(text, finish, finish.name(), ModelTokens.NONE, "scripted", "", "");
        return GuardRails.of(KNOWN, LIMITS).judge(response, SENT);
    }

    /** {@return an answer of these settings, as JSON} */
    static String answer(List<String> configs, List<String> actions) {
        return "{\"summary\":\"\",\"configs\":[" + String.join(",", configs) + "],\"actions\":["
                + String.join(",", actions) + "],\"question\":\"\"}";
    }

    static String config(String key, String value, String scope) {
        return config(key, value, scope, "[\"S3.0\"]", "The join of stage 3 reads 40 GiB.");
    }

    static String config(String key, String value, String scope, String evidence, String reason) {
        return "{\"key\":" + JsonLayout.write(key) + ",\"value\":" + JsonLayout.write(value) + ",\"scope\":\"" + scope
                + "\",\"reason\":" + JsonLayout.write(reason) + ",\"evidence\":" + evidence
                + ",\"confidence\":\"medium\"}";
    }

    /** {@return an action with everything an item needs beside its own members} */
    static String action(String json) {
        String rest =
                ",\"reason\":\"One key of stage 3 is hot.\",\"evidence\":[\"F1\",\"S3.0\"],\"confidence\":\"high\"}";
        return json.substring(0, json.length() - 1) + rest;
    }

    /** {@return the lines of a file, without remarks, taken apart at bars} */
    static Stream<String[]> lines(String file, int parts) {
        return text(file)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> (line + " ").split(" \\| ", parts))
                .map(cells -> Stream.of(cells)
                        .map(cell -> unescaped(cell.stripTrailing()))
                        .toArray(String[]::new));
    }

    /** {@return the whole answers of a file, by their headings} */
    static List<Map.Entry<String, String>> answers(String file) {
        List<Map.Entry<String, String>> answers = new ArrayList<>();
        for (String block : text(file).split("(?m)^== ", -1)) {
            if (block.isEmpty()) continue;
            int end = block.indexOf('\n');
            answers.add(Map.entry(block.substring(0, end), block.substring(end + 1)));
        }
        return answers;
    }

    private static String unescaped(String text) {
        return ESCAPED.matcher(text)
                .replaceAll(match -> String.valueOf((char) Integer.parseInt(match.group(1), 16))
                        .replace("\\", "\\\\")
                        .replace("$", "\\$"));
    }

    private static String text(String file) {
        try (InputStream in = Objects.requireNonNull(Corpus.class.getResourceAsStream("/guard/" + file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
