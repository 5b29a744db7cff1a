package dev.evenkeel.advisor.prompt;

/** A part of the reference information, in the order in which they are written. */
public enum Section {
    /** What the run was as a whole. */
    RUN("run"),
    /** The machines it ran on. */
    CLUSTER("cluster"),
    /** What the rules found. */
    FINDINGS("findings"),
    /** What failed, and how often. */
    FAILURES("failures"),
    /** What each stage did. */
    STAGES("stages"),
    /** What each step of the plans did. */
    PLAN("plan"),
    /** The tables with their columns and constraints. */
    SCHEMA("schema"),
    /** The settings that may be advised, as they were and as they may be. */
    SETTINGS("settings");

    private final String key;

    Section(String key) {
        this.key = key;
    }

    /** {@return the name in JSON} */
    public String key() {
        return key;
    }
}
