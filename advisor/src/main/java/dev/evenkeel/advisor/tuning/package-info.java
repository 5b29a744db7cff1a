/**
 * The front door of tuning: changes are tried on the user's own job, measured against it, and kept or rolled back.
 *
 * <p>Not here: the verdict on a trial ({@code advisor.tuning.judge}) and what runs it ({@code advisor.tuning.spark}). Start
 * with {@link dev.evenkeel.advisor.tuning.TuningSession}.
 */
@NullMarked
package dev.evenkeel.advisor.tuning;

import org.jspecify.annotations.NullMarked;
