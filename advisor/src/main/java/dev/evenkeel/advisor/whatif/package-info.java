/**
 * What a run would have taken, had something been different: the replay of recorded stages on other slots.
 *
 * <p>Not here: list scheduling of the tasks of one stage ({@code core.cost.Makespan}), and what is wrong in a run
 * ({@code advisor.rule}, which asks this room what a fault costs). Pure. Start with
 * {@link dev.evenkeel.advisor.whatif.WhatIf}.
 */
@NullMarked
package dev.evenkeel.advisor.whatif;

import org.jspecify.annotations.NullMarked;
