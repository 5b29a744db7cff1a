/**
 * Report pages: one HTML file each, with its charts inside, that needs no network.
 *
 * <p>A page is built of {@link dev.evenkeel.core.page.Node}s, which escape every text when they are written; there is
 * no other way into a page. Not here: what a page says, which its module decides. Start with
 * {@link dev.evenkeel.core.page.Page}.
 */
@NullMarked
package dev.evenkeel.core.page;

import org.jspecify.annotations.NullMarked;
