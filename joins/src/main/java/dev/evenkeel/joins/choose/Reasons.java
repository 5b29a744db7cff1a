package dev.evenkeel.joins.choose;

import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.core.unit.RowCount;
import dev.evenkeel.joins.BroadcastChoice;
import dev.evenkeel.joins.JoinType;
import dev.evenkeel.joins.Side;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every sentence that a decision on joins can give as its reason. */
public final class Reasons {
    private Reasons() {}

    /** {@return why a Spark Connect Dataset is left to Spark} */
    public static Reason connect() {
        return new Reason(
                "connect-session", "the sides belong to Spark Connect, which does not let its clients measure rows");
    }

    /** {@return why a join without an equality is left to Spark, and what Spark will do} */
    public static Reason noEquality(String sparkJoin) {
        String will = sparkJoin.equals("CartesianProduct")
                ? "Spark will make the Cartesian product: every left row with every right one"
                : "Spark will hold every left row against every right one (" + sparkJoin + ")";
        return new Reason(
                "no-equality", "the condition has no equality between the two sides to scatter or look up by; " + will);
    }

    /** {@return why a streaming join is left to Spark} */
    public static Reason streaming() {
        return new Reason("streaming-side", "a side is a stream, whose rows cannot be measured beforehand");
    }

    /** {@return why a hinted join is left to Spark, and what Spark makes of its hints} */
    public static Reason userHint(HintsBySpark hints) {
        Stream<Reason> all = Stream.concat(hints.followed().stream(), hints.ignored().stream());
        return new Reason(
                "user-hint",
                "a join hint is yours to decide: " + all.map(Reason::sentence).collect(Collectors.joining("; ")));
    }

    /** {@return why a join is left to Spark when measuring is switched off} */
    public static Reason measuringOff() {
        return new Reason("measuring-off", "measuring is switched off, so nothing is known of the keys");
    }

    /** {@return why a join is left to Spark when only its catalog may be asked} */
    public static Reason catalogOnly() {
        return new Reason(
                "catalog-only", "only Spark's planner and catalog may be asked, which know nothing of single keys");
    }

    /** {@return why keys are scattered that nobody counted} */
    static Reason knownKeys(int keys, Side side) {
        return new Reason(
                "known-keys",
                (keys == 1 ? "a key was" : keys + " keys were") + " given as heavy on " + side.words()
                        + ", so nothing was measured");
    }

    /** {@return why a join above an expensive side is left to Spark} */
    public static Reason costlySide(Side side) {
        return new Reason(
                "costly-side",
                side.words()
                        + " is more than projections and filters over files, local data or a cache, so measuring it"
                        + " would run it twice; JoinOptions.withMeasure(SAMPLE) allows that for a part, FULL for all");
    }

    /** {@return why a small join is left to Spark} */
    public static Reason smallSides(ByteSize planned, ByteSize limit) {
        return new Reason(
                "small-sides",
                "both sides together are " + planned + " by Spark's estimate, below the " + limit
                        + " from which measuring pays");
    }

    /** {@return why hot keys of a small join are not looked for} */
    public static Reason smallJoin(WorstCase worst) {
        return new Reason(
                "small-join",
                "both sides together are " + worst.size() + " by Spark's estimate, and no key of the smaller one is"
                        + " frequent: even if all rows had one key, its task would take about "
                        + TextLayout.duration(worst.longest())
                        + ", and looking for it as long; JoinOptions.withMeasure(SAMPLE) looks nevertheless");
    }

    /** {@return why a join whose plan cannot be read is left to Spark} */
    public static Reason unreadablePlan(String node) {
        return new Reason("unreadable-plan", "the plan of the join has a " + node + " where a join was expected");
    }

    static Reason sparkBroadcasts(Side side, ByteSize planned, ByteSize threshold) {
        return new Reason(
                "spark-broadcasts",
                "Spark broadcasts " + side.words() + " by itself: it takes it for " + planned
                        + ", within spark.sql.autoBroadcastJoinThreshold of " + threshold);
    }

    static Reason mayNotCopy(Side side, JoinType type) {
        return new Reason(
                "side-not-copied",
                "a " + type.keyword() + " join does not let rows of " + side.words()
                        + " be copied: they would come out once for each copy");
    }

    static Reason broadcastOff() {
        return new Reason(
                "broadcast-off",
                "broadcasts are switched off: spark.sql.autoBroadcastJoinThreshold or JoinOptions.withBroadcastLimit"
                        + " allows none");
    }

    static Reason tooManyRows(Side side, double rows, ByteSize limit) {
        return new Reason(
                "build-side-too-large",
                side.words() + " has " + RowCount.nearest(rows) + ", which cannot fit the limit of " + limit);
    }

    static Reason tooLarge(Side side, ByteSize size, ByteSize limit) {
        return new Reason(
                "build-side-too-large", side.words() + " would be " + size + " in memory, over the limit of " + limit);
    }

    static Reason sizeUnknown(Side side) {
        return new Reason(
                "size-unknown",
                "the size of " + side.words() + " is unknown: no row was found where a few of its partitions begin");
    }

    static Reason noSideFits() {
        return new Reason("no-side-fits", "no side may be broadcast and fits");
    }

    static Reason otherIsSmaller(BroadcastChoice.Build smaller) {
        return new Reason("other-side-smaller", smaller.side().words() + " is no larger, with " + smaller.size());
    }

    static Reason residualCopies(Side side, JoinType type) {
        return new Reason(
                "residual-condition",
                "the condition has more than equalities, so a copy of a row of " + side.words() + " that a "
                        + type.keyword()
                        + " join leaves without a match cannot be told from one that matches elsewhere");
    }

    static Reason residualLooks() {
        return new Reason(
                "residual-condition",
                "the condition has more than equalities, so one row for each key of the right side does not answer it");
    }

    /** {@return why a side is not read a second time: it would run its lineage twice, or give other rows} */
    public static Reason readOnce(Side side) {
        return new Reason(
                "read-once",
                "it would read " + side.words() + " twice, which is more than projections and filters over files,"
                        + " local data or a cache, or not deterministic");
    }

    /** {@return why a join of a Dataset with itself by column names is not taken apart} */
    public static Reason sameColumns() {
        return new Reason(
                "same-columns", "both sides have the very same columns, which cannot be told apart in two joins");
    }

    static Reason adaptiveOff() {
        return new Reason(
                "adaptive-off", "adaptive execution does not split skewed partitions here: it is switched off");
    }

    static Reason adaptiveNotForType(Side side, JoinType type) {
        return new Reason(
                "adaptive-not-for-type",
                "adaptive execution does not split " + side.words() + " of a " + type.keyword() + " join");
    }

    static Reason adaptiveOneMapper(Side side) {
        return new Reason(
                "adaptive-one-mapper",
                "adaptive execution cannot split " + side.words() + ": it splits between map outputs, and one task"
                        + " writes them all");
    }

    static Reason adaptiveSeesNoSkew(Side side, ByteSize largest, ByteSize limit) {
        return new Reason(
                "adaptive-sees-no-skew",
                "adaptive execution would not split " + side.words() + ": its largest partition would be about "
                        + largest + ", not over " + limit);
    }

    static Reason adaptiveSplits(Side side, ByteSize largest, ByteSize limit) {
        return new Reason(
                "adaptive-splits",
                "adaptive execution would split " + side.words() + ": its largest partition would be about " + largest
                        + ", over " + limit + ", unless what stands around the join forbids it");
    }

    static Reason noHotKey(JoinFacts facts, double target) {
        String limit =
                "the " + TextLayout.duration(Duration.ofNanos(Math.round(target))) + " that one task should take";
        return new Reason(
                "no-hot-key",
                facts.heavyKeys().isEmpty()
                        ? "no key was found that costs more than " + limit
                        : "the costliest key, " + key(facts.heavyKeys().get(0)) + ", is below " + limit);
    }

    static Reason copiesTooDear(HeavyKey key, Side copied, Ratio limit) {
        return new Reason(
                "copies-too-dear",
                "the key " + key(key) + " would have its rows of " + copied.words()
                        + " copied, each time for more than " + limit + " of the work");
    }

    static Reason gainTooSmall(Prediction candidate, Prediction plain, Ratio limit) {
        double gain = candidate.gainOver(plain);
        return new Reason(
                "gain-too-small",
                "predicted " + TextLayout.duration(candidate.makespan()) + " against "
                        + TextLayout.duration(plain.makespan()) + ": "
                        + (gain <= 0 ? "no gain" : "a gain of " + new Ratio(gain)) + ", below " + limit);
    }

    static Reason slower(Prediction candidate, Prediction best) {
        return new Reason(
                "slower",
                "predicted " + TextLayout.duration(candidate.makespan()) + ", the chosen one "
                        + TextLayout.duration(best.makespan())
                        + (candidate.makespan().compareTo(best.makespan()) < 0 ? " with less work and network" : ""));
    }

    static Reason nothingBetter(Prediction plain, JoinFacts facts, Ratio limit) {
        return new Reason(
                "nothing-better",
                "nothing else is legal and faster by at least " + limit + ": predicted "
                        + TextLayout.duration(plain.makespan()) + " on " + facts.cluster() + ", the longest task "
                        + TextLayout.duration(plain.longestTask()));
    }

    static Reason faster(Prediction best, Prediction plain, JoinFacts facts, Ratio limit) {
        return new Reason(
                "faster",
                "predicted " + TextLayout.duration(best.makespan()) + " on " + facts.cluster() + " instead of "
                        + TextLayout.duration(plain.makespan()) + ", a gain of " + new Ratio(best.gainOver(plain))
                        + " (at least " + limit + " is asked for); longest task "
                        + TextLayout.duration(best.longestTask()) + " instead of "
                        + TextLayout.duration(plain.longestTask()));
    }

    private static String key(HeavyKey key) {
        return TextLayout.cell(key.text(), 40) + " (" + TextLayout.count(key.leftRows()) + " x "
                + TextLayout.count(key.rightRows()) + " rows)";
    }
}
