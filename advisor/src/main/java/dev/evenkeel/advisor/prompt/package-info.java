/**
 * What a language model is told: a document that is built of numbers, words of closed lists and pseudonyms, and the
 * questions that are asked of it.
 *
 * <p>Nothing is scrubbed here, since scrubbing leaks: what no list names is not written in the first place. Not here:
 * asking a model ({@code advisor.model}), and what of its answer may be used ({@code advisor.guard}). Start with {@link
 * dev.evenkeel.advisor.prompt.ReferenceInformation}.
 */
@NullMarked
package dev.evenkeel.advisor.prompt;

import org.jspecify.annotations.NullMarked;
