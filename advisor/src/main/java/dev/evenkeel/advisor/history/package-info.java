/**
 * Earlier runs of the same name: a folder of JSON lines, comparison with their median, trends, and alerts.
 *
 * <p>Not here: judging one run ({@code advisor.rule}).
 */
@NullMarked
package dev.evenkeel.advisor.history;

import org.jspecify.annotations.NullMarked;
