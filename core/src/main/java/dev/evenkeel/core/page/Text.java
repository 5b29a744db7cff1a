package dev.evenkeel.core.page;

/**
 * Text of a page, whatever it holds.
 *
 * <p>Example: {@code <b>} is shown as these three characters, and a line break as {@code \}{@code u000a}.
 *
 * @param text what is to be read, not yet escaped
 */
public record Text(String text) implements Node {}
