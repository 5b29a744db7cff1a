/**
 * What of a model's answer may be used: read strictly, held against lists, bounds and what was sent, and written anew
 * in our own words.
 *
 * <p>Pure. Not here: asking a model ({@code advisor.model}), what it is told ({@code advisor.prompt}), and applying
 * anything, which needs a person's approval. Start with {@link dev.evenkeel.advisor.guard.GuardRails}.
 */
@NullMarked
package dev.evenkeel.advisor.guard;

import org.jspecify.annotations.NullMarked;
