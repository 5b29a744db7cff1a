package dev.evenkeel.advisor.guard;

import dev.evenkeel.advisor.guard.Answer.ActionItem;
import dev.evenkeel.advisor.knob.KnobValue;
import dev.evenkeel.advisor.prompt.Fact;
import dev.evenkeel.advisor.prompt.Section;
import dev.evenkeel.core.unit.ByteSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The guard rails of one action: is it one the library knows, has it its own parameters and no others, and are the
 * places and names those that were sent.
 *
 * <p>Example: {@code broadcast} at {@code Q2.N5}, side right, is accepted where {@code Q2.N5} was sent as an inner or
 * left join whose right side is small enough.
 */
record ActionGuard(Sent sent) {
    private static final int MOST_SALTS = 1_000;
    private static final int MOST_PARTITIONS = 100_000;
    private static final int MOST_COLUMNS = 4;
    private static final int LEAST_FILE = 16;
    private static final int LARGEST_FILE = 1_024;
    private static final ByteSize LARGEST_COPY = ByteSize.gibibytes(1);

    /** What can be salted: a step with keys by which rows meet. */
    private static final Set<String> SALTABLE = Set.of(
            "SortMergeJoin",
            "ShuffledHashJoin",
            "HashAggregate",
            "ObjectHashAggregate",
            "SortAggregate",
            "Hash Join",
            "Merge Join",
            "Aggregate");

    /** {@return the action, with the user's names put back} */
    Action action(ActionItem item) throws Refused {
        return switch (item.action()) {
            case "broadcast" -> broadcast(item);
            case "salt" -> salt(item);
            case "cache" -> cache(item);
            case "repartition" -> repartition(item);
            case "layout" -> layout(item);
            default -> throw new Refused(Reasons.unknownAction(item.action()));
        };
    }

    private Action broadcast(ActionItem item) throws Refused {
        String sideName = item.side() == null ? "" : item.side();
        if (!List.of("left", "right").contains(sideName) || item.columns() != null || item.count() != null)
            throw new Refused(Reasons.wrongParameters("a side, left or right, and nothing else"));
        Fact join = step(item.at());
        if (!join.text("operator").orElse("").matches(".*(Join|CartesianProduct|Nested Loop)"))
            throw new Refused(Reasons.unknownTarget(item.at()));
        String type = join.text("type").orElse("");
        boolean isLeft = sideName.equals("left");
        if (!mayBeCopied(type, isLeft)) throw new Refused(Reasons.sideNotCopied(type, sideName));
        OptionalLong size = join.count(sideName + "Bytes");
        ByteSize limit = largestCopy();
        if (size.isPresent() && size.getAsLong() > limit.bytes())
            throw new Refused(Reasons.broadcastTooLarge(new ByteSize(size.getAsLong()).toString(), limit.toString()));
        return new Action.Broadcast(join.id(), isLeft ? Action.Side.LEFT : Action.Side.RIGHT);
    }

    /** A side of which rows without a partner are kept cannot be copied: each copy would keep them. */
    private static boolean mayBeCopied(String type, boolean isLeft) {
        return switch (type) {
            case "Inner", "Cross" -> true;
            case "LeftOuter", "LeftSemi", "LeftAnti", "ExistenceJoin", "LeftSingle", "Left", "Semi", "Anti" -> !isLeft;
            case "RightOuter", "Right" -> isLeft;
            default -> false;
        };
    }

    /** A quarter of an executor's heap, and at most 1 GiB. */
    private ByteSize largestCopy() {
        Optional<KnobValue> heap = sent.value("spark.executor.memory").filter(KnobValue::isNumber);
        double quarter = heap.map(KnobValue::amount).orElse(Double.MAX_VALUE) / 4;
        return ByteSize.nearest(Math.min(quarter, LARGEST_COPY.bytes()));
    }

    private Action salt(ActionItem item) throws Refused {
        if (item.side() != null || item.columns() == null || !isWithin(item.count(), 2, MOST_SALTS))
            throw new Refused(Reasons.wrongParameters("columns, and a count from 2 to 1000"));
        Fact step = step(item.at());
        if (!SALTABLE.contains(step.text("operator").orElse(""))) throw new Refused(Reasons.unknownTarget(item.at()));
        Set<String> keys = new TreeSet<>(step.list("keys"));
        keys.addAll(step.list("leftKeys"));
        keys.addAll(step.list("rightKeys"));
        return new Action.Salt(step.id(), columns(item, 1, keys), count(item));
    }

    private Action cache(ActionItem item) throws Refused {
        if (item.side() != null || item.columns() != null || item.count() != null)
            throw new Refused(Reasons.wrongParameters("no parameter beside its place"));
        return new Action.Cache(step(item.at()).id());
    }

    private Action repartition(ActionItem item) throws Refused {
        if (item.side() != null || item.columns() == null || !isWithin(item.count(), 1, MOST_PARTITIONS))
            throw new Refused(Reasons.wrongParameters("columns, which may be none, and a count from 1 to 100000"));
        Fact step = step(item.at());
        return new Action.Repartition(step.id(), columns(item, 0, allColumns()), count(item));
    }

    private Action layout(ActionItem item) throws Refused {
        if (item.side() != null || item.columns() == null || !isWithin(item.count(), LEAST_FILE, LARGEST_FILE))
            throw new Refused(Reasons.wrongParameters("columns, which may be none, and a count from 16 to 1024"));
        boolean isSent = sent.information().facts().stream()
                .anyMatch(fact -> fact.text("table").filter(item.at()::equals).isPresent());
        if (!isSent) throw new Refused(Reasons.unknownTarget(item.at()));
        List<String> columns = columns(item, 0, allColumns());
        return new Action.Layout(sent.names().name(item.at()).orElse(item.at()), columns, count(item));
    }

    private Fact step(String id) throws Refused {
        return sent.step(id).orElseThrow(() -> new Refused(Reasons.unknownTarget(id)));
    }

    private static boolean isWithin(@Nullable Long count, int least, int most) {
        return count != null && count >= least && count <= most;
    }

    private static int count(ActionItem item) {
        Long count = item.count();
        return count == null ? 0 : Math.toIntExact(count);
    }

    /** {@return the user's names of the columns, each of which was sent as one of that place} */
    private List<String> columns(ActionItem item, int least, Set<String> there) throws Refused {
        List<String> named = item.columns() == null ? List.of() : item.columns();
        if (named.size() < least
                || named.size() > MOST_COLUMNS
                || Set.copyOf(named).size() < named.size())
            throw new Refused(Reasons.wrongParameters(least + " to " + MOST_COLUMNS + " different columns"));
        List<String> columns = new ArrayList<>();
        for (String name : named) {
            if (!there.contains(name)) throw new Refused(Reasons.unknownNames(name));
            columns.add(sent.names().name(name).orElse(name));
        }
        return columns;
    }

    /** {@return what was sent as a column of a step or a table} */
    private Set<String> allColumns() {
        Set<String> columns = new TreeSet<>();
        for (Fact fact : sent.information().facts()) {
            if (fact.section() == Section.SCHEMA) columns.addAll(fact.partTexts("columns", "name"));
            for (String list : List.of("columns", "keys", "leftKeys", "rightKeys", "partitionColumns", "orderedBy"))
                if (fact.section() == Section.PLAN) columns.addAll(fact.list(list));
        }
        return columns;
    }
}
