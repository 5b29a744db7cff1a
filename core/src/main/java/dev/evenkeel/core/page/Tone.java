package dev.evenkeel.core.page;

/** How much a part of a page asks to be looked at. */
public enum Tone {
    /** As everything else. */
    QUIET("quiet"),
    /** In the one colour of alarm. */
    LOUD("loud");

    private final String style;

    Tone(String style) {
        this.style = style;
    }

    /** {@return the class of the stylesheet} */
    public String style() {
        return style;
    }
}
