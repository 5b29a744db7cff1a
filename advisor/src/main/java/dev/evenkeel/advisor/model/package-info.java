/**
 * Asking a language model: the question, the answer, and what can go wrong between.
 *
 * <p>Everything here is of the JDK. {@link dev.evenkeel.advisor.model.RestModel} speaks over the JDK's own HTTP client;
 * a model on a vendor's library lives in an artifact of its own and is found by {@link
 * dev.evenkeel.advisor.model.LanguageModels}.
 *
 * <p>Not here: what is asked ({@code advisor.prompt}), and whether an answer may be believed ({@code advisor.guard}).
 * Start with {@link dev.evenkeel.advisor.model.LanguageModel}.
 */
@NullMarked
package dev.evenkeel.advisor.model;

import org.jspecify.annotations.NullMarked;
