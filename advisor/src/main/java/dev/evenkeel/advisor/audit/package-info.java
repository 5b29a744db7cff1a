/**
 * What was recommended, judged, allowed, applied and measured: lines of JSON that are only ever added to.
 *
 * <p>Not here: what leads to any of it ({@code advisor.tuning}, {@code advisor.sql}). Start with
 * {@link dev.evenkeel.advisor.audit.AuditLog}.
 */
@NullMarked
package dev.evenkeel.advisor.audit;

import org.jspecify.annotations.NullMarked;
