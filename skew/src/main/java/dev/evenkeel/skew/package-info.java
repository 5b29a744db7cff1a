/**
 * Front door to skew: ask {@link dev.evenkeel.skew.SkewDetector} which key is hot.
 *
 * <p>The entries are {@code SkewDetector} and what it gives back: {@link dev.evenkeel.skew.SkewReport} with its
 * {@link dev.evenkeel.skew.KeySkew}s, and {@link dev.evenkeel.skew.SkewObservation}. The rest is vocabulary: options,
 * heavy hitters, verdicts. Not here: how facts are judged ({@code skew.judge}), how many salts a hot key needs
 * ({@code skew.salt}) and how data is measured ({@code skew.spark}).
 */
@NullMarked
package dev.evenkeel.skew;

import org.jspecify.annotations.NullMarked;
