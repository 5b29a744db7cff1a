package dev.evenkeel.advisor.ledger;

import dev.evenkeel.advisor.facts.RddFacts;

/**
 * What a stage tells of one of its RDDs.
 *
 * @param facts the RDD
 * @param level where it is to be kept, in Spark's words; meant only where it is to be kept
 */
public record RddText(RddFacts facts, String level) {}
