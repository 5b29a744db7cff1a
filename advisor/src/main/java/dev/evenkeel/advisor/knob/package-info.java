/**
 * The settings that a second opinion may speak of: of what kind each is, between which bounds it may lie, and why it is
 * safe to turn.
 *
 * <p>Not here: whether a Spark has a setting and takes a text ({@code advisor.facts}), and whether an answer may be
 * used ({@code advisor.guard}). Start with {@link dev.evenkeel.advisor.knob.Knobs}.
 */
@NullMarked
package dev.evenkeel.advisor.knob;

import org.jspecify.annotations.NullMarked;
