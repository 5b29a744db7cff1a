/**
 * The advisor from a command line: event logs in, reports and an exit code out.
 *
 * <p>Not here: what is said of a run ({@code advisor}), and how it differs from earlier ones ({@code advisor.history}).
 * Needs no Spark session, only Spark's jars on the class path. Start with {@link dev.evenkeel.advisor.cli.Evenkeel}.
 */
@NullMarked
package dev.evenkeel.advisor.cli;

import org.jspecify.annotations.NullMarked;
