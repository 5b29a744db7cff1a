/**
 * What a run was: values that rules may look at, whoever recorded them.
 *
 * <p>Not here: reading a run (see {@code advisor.spark}), judging it (see {@code advisor.rule}), and anything of
 * Spark's. Start with {@link dev.evenkeel.advisor.facts.RunProfile}.
 */
@NullMarked
package dev.evenkeel.advisor.facts;

import org.jspecify.annotations.NullMarked;
