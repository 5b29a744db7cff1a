/**
 * The front door of the advisor: from a recorded run to ranked findings, each with evidence and what to change.
 *
 * <p>Not here: recording a run ({@code advisor.spark}), what a run was ({@code advisor.facts}), and the rules
 * ({@code advisor.rule}). Start with {@link dev.evenkeel.advisor.Advisor}.
 */
@NullMarked
package dev.evenkeel.advisor;

import org.jspecify.annotations.NullMarked;
