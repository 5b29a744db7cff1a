package dev.evenkeel.advisor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A change to make: of what kind, in words, as text to paste, and how to see that it helped.
 *
 * @param kind what is to be changed
 * @param sentence the change in words, without a full stop
 * @param paste text to paste: lines of {@code spark-defaults.conf}, or code; empty where there is none
 * @param check how to see that it helped, without a full stop
 * @param settings the settings to change, one by one; empty where it is none of settings
 */
public record Advice(Kind kind, String sentence, String paste, String check, List<SettingChange> settings) {
    /** What a change touches. */
    public enum Kind {
        /** Settings of Spark. */
        SETTING,
        /** The job's own code. */
        CODE,
        /** How data lies in files. */
        LAYOUT,
        /** Machines. */
        CLUSTER
    }

    /** Copies the list. */
    public Advice {
        settings = List.copyOf(settings);
    }

    /** {@return a change of settings; the text to paste is made of them} */
    public static Advice setting(String sentence, String check, SettingChange... changes) {
        List<SettingChange> settings = List.of(changes);
        String paste = settings.stream().map(SettingChange::line).collect(Collectors.joining("\n"));
        return new Advice(Kind.SETTING, sentence, paste, check, settings);
    }

    /** {@return a change of the job's own code} */
    public static Advice code(String sentence, String paste, String check) {
        return new Advice(Kind.CODE, sentence, paste, check, List.of());
    }

    /** {@return a change of how data lies in files} */
    public static Advice layout(String sentence, String paste, String check) {
        return new Advice(Kind.LAYOUT, sentence, paste, check, List.of());
    }

    /** {@return a change of the machines; settings where settings ask for them} */
    public static Advice cluster(String sentence, String check, SettingChange... changes) {
        Advice same = setting(sentence, check, changes);
        return new Advice(Kind.CLUSTER, sentence, same.paste, check, same.settings);
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("kind", kind.name());
        members.put("sentence", sentence);
        members.put("paste", paste);
        members.put("check", check);
        members.put("settings", settings.stream().map(SettingChange::members).toList());
        return members;
    }
}
