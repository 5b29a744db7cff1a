/**
 * What was measured, as values: kept in a file, compared with goals and with other runs, shown as text and as a page.
 *
 * <p>Not here: measuring. No class looks at Spark. Start with {@link dev.evenkeel.benchmarks.report.Results}.
 */
@NullMarked
package dev.evenkeel.benchmarks.report;

import org.jspecify.annotations.NullMarked;
