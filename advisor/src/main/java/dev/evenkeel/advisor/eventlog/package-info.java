/**
 * Reading event logs of any Spark: files, codecs and rolling directories, lines, and what a line says, told to the ledger.
 *
 * <p>Not here: what is kept of it ({@code advisor.ledger}), and live runs ({@code advisor.spark}). Knows no class of
 * Spark's, so that a log of any version is read by any version; codecs and file systems come from the class path.
 */
@NullMarked
package dev.evenkeel.advisor.eventlog;

import org.jspecify.annotations.NullMarked;
