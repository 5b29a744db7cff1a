/**
 * The report as pages: one self-contained HTML page, with a timeline, task times and a scaling curve.
 *
 * <p>Not here: text and JSON, which the report itself gives ({@code advisor}), and what is on the page, which rules and
 * simulation have found. Pure: equal reports give equal bytes.
 */
@NullMarked
package dev.evenkeel.advisor.page;

import org.jspecify.annotations.NullMarked;
