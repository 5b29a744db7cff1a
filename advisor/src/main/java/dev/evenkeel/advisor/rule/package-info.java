/**
 * The rules: from what a run was to findings. Pure thinking, one file a rule.
 *
 * <p>A rule gets a {@link dev.evenkeel.advisor.rule.Case}, asks its {@code whatIf()} what a change would save, is
 * silent below its {@code gate()}, and names the rules it {@code yieldsTo()}, whose findings must be seen to first.
 *
 * <p>Not here: the facts themselves ({@code advisor.facts}), the simulation ({@code advisor.whatif}), anything of
 * Spark's, and ranking ({@code advisor}). Start with {@link dev.evenkeel.advisor.rule.Rules}, the catalogue.
 */
@NullMarked
package dev.evenkeel.advisor.rule;

import org.jspecify.annotations.NullMarked;
