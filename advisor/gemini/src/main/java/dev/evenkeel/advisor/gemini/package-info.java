/**
 * Gemini on Google's own library, by API key or on Vertex AI.
 *
 * <p>The library and all it brings are relocated below {@code shaded} when the jar is made, so that none of it meets a
 * cluster's Jackson or Guava, and no type of it is in a signature here.
 *
 * <p>Not here: what every model shares ({@code advisor.model}). Start with {@link
 * dev.evenkeel.advisor.gemini.GeminiModel}.
 */
@NullMarked
package dev.evenkeel.advisor.gemini;

import org.jspecify.annotations.NullMarked;
