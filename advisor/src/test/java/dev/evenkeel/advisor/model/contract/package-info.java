/**
 * What every language model here must do, held against a service on this machine that behaves as badly as services do.
 *
 * <p>Other modules run it against their own model: extend {@link dev.evenkeel.advisor.model.contract.ModelContract}.
 */
@NullMarked
package dev.evenkeel.advisor.model.contract;

import org.jspecify.annotations.NullMarked;
