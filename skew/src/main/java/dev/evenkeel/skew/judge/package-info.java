/**
 * From counted keys to a verdict; pure.
 *
 * <p>Not here: Spark, or anything that reads data. Start with {@link dev.evenkeel.skew.judge.SkewJudge}.
 */
@NullMarked
package dev.evenkeel.skew.judge;

import org.jspecify.annotations.NullMarked;
