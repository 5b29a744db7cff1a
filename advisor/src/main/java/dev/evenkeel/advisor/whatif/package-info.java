/**
 * What a run would have taken, had something been different: the replay of recorded stages on other slots.
 *
 * <p>Not here: scheduling of steps on slots ({@code core.cost.Timetable}), and what is wrong in a run
 * ({@code advisor.rule}, which asks this room what a fault costs). Pure. Start with
 * {@link dev.evenkeel.advisor.whatif.WhatIf}.
 */
@NullMarked
package dev.evenkeel.advisor.whatif;

import org.jspecify.annotations.NullMarked;
