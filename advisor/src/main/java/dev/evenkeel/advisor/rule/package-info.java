/**
 * The rules: from what a run was to findings. Pure thinking, one file a rule.
 *
 * <p>Not here: the facts themselves ({@code advisor.facts}), anything of Spark's, and ranking ({@code advisor}). Start
 * with {@link dev.evenkeel.advisor.rule.Rules}, the catalogue.
 */
@NullMarked
package dev.evenkeel.advisor.rule;

import org.jspecify.annotations.NullMarked;
