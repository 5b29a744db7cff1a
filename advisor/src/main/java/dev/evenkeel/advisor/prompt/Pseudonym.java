package dev.evenkeel.advisor.prompt;

/**
 * A name that may be sent in place of the user's own, such as {@code table_1}; made by {@link Pseudonyms} alone.
 *
 * <p>Where names may go in clear it is the user's own, as far as that looks like a name.
 */
public final class Pseudonym {
    private final String text;

    Pseudonym(String text) {
        this.text = text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pseudonym pseudonym && text.equals(pseudonym.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
