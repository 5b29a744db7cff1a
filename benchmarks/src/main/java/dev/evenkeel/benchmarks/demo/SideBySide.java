package dev.evenkeel.benchmarks.demo;

import dev.evenkeel.core.explain.TextLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * Rounds of several ways to join the same tables, interleaved, so that a machine that slows down slows all of them.
 *
 * <p>Example: two contestants and three rounds run as A B, B A, A B.
 */
final class SideBySide {
    private final SparkSession spark;
    private final Progress progress;

    SideBySide(SparkSession spark, Progress progress) {
        this.spark = spark;
        this.progress = progress;
    }

    /** {@return the rounds of each contestant by its name, in the order of the contestants} */
    Map<String, List<Round>> run(List<Contestant> contestants, int rounds) {
        Map<String, List<Round>> measured = new LinkedHashMap<>();
        contestants.forEach(contestant -> measured.put(contestant.name(), new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < contestants.size(); turn++) {
                int next = round % 2 == 0 ? turn : contestants.size() - 1 - turn;
                Contestant contestant = contestants.get(next);
                progress.step("Round " + (round + 1) + " of " + rounds + ": " + contestant.name());
                Round result = Round.of(spark, contestant);
                measured.computeIfAbsent(contestant.name(), name -> new ArrayList<>())
                        .add(result);
                progress.step("  " + TextLayout.count(result.result().rows()) + " rows in "
                        + TextLayout.duration(result.wall()));
            }
        }
        return measured;
    }
}
