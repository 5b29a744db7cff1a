/**
 * Faults planted in small jobs: what the advisor says of each, and of the same job without the fault.
 *
 * <p>Not here: rules on facts that were written by hand ({@code advisor.rule}). Start with {@code PlantedFaultsTest}; a
 * new fault is a few lines in one of the catalogues it names.
 */
@NullMarked
package dev.evenkeel.advisor.planted;

import org.jspecify.annotations.NullMarked;
