/**
 * The rules of the house, held by tests: who may use whom, and what the published jars hold.
 *
 * <p>Not here: what any part of the house does. Start with {@code ArchitectureTest}.
 */
@NullMarked
package dev.evenkeel.house;

import org.jspecify.annotations.NullMarked;
