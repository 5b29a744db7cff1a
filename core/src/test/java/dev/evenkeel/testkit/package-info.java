/**
 * What tests are made of: one shared session, seeded tables, and oracles that say whether two results are the same.
 *
 * <p>Published as core's test-jar, so that every module and every consumer build asks the same questions of the same
 * jars. It knows Spark, JUnit and AssertJ, and nothing of Evenkeel itself. Start with
 * {@link dev.evenkeel.testkit.SparkFixture} and {@link dev.evenkeel.testkit.RowOracle}; a join is judged by
 * {@link dev.evenkeel.testkit.JoinOracleSuite}.
 */
@NullMarked
package dev.evenkeel.testkit;

import org.jspecify.annotations.NullMarked;
