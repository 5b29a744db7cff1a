/**
 * The report on skew as a page; pure.
 *
 * <p>The page is built from the plain values of {@link dev.evenkeel.skew.page.SkewView}. Not here: how they were
 * measured or judged, and how a page is written ({@code core.page}). Start with {@link dev.evenkeel.skew.page.SkewPage}.
 */
@NullMarked
package dev.evenkeel.skew.page;

import org.jspecify.annotations.NullMarked;
