/** Tests of the testkit itself: that its oracles fail where they must. Not published. */
@NullMarked
package dev.evenkeel.core.testing;

import org.jspecify.annotations.NullMarked;
