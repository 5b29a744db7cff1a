/**
 * The front door of questions that become SQL: a model writes one SELECT over tables that were offered, and Spark parses
 * and analyses it; nobody runs it.
 *
 * <p>Not here: what Spark says of a statement ({@code advisor.sql.spark}). Start with {@link
 * dev.evenkeel.advisor.sql.SqlAssistant}.
 */
@NullMarked
package dev.evenkeel.advisor.sql;

import org.jspecify.annotations.NullMarked;
