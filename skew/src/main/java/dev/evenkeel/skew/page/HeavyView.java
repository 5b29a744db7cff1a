package dev.evenkeel.skew.page;

import dev.evenkeel.core.unit.Ratio;

/**
 * What the page shows of a heavy hitter.
 *
 * @param text the key's values
 * @param rows about how many rows have it
 * @param share the part of all rows
 * @param lower rows at least
 * @param upper rows at most
 * @param note what is remarkable about it, such as that it looks like a placeholder; empty where nothing is
 */
public record HeavyView(String text, long rows, Ratio share, long lower, long upper, String note) {}
