package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.facts.NodeMetric;
import dev.evenkeel.advisor.facts.Operator.Exchange;
import dev.evenkeel.advisor.facts.Operator.Join;
import dev.evenkeel.advisor.facts.PlanNode;
import dev.evenkeel.core.unit.ByteSize;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one side of a join brought, measured at the exchange through which it came.
 *
 * <p>Example: the right side of a sort-merge join came through a shuffle of 9,000 rows and 1.1 MiB.
 *
 * @param side which side
 * @param exchange the shuffle or broadcast it came through
 */
record JoinInput(Join.Side side, PlanNode exchange) {
    private static final String SHUFFLED_ROWS = "shuffle records written";

    /** {@return the sides of a join that came through an exchange of their own, the left one first} */
    static List<JoinInput> of(PlanNode join) {
        if (join.inputs().size() != 2) return List.of();
        return List.of(Join.Side.LEFT, Join.Side.RIGHT).stream()
                .flatMap(side -> of(side, join).stream())
                .toList();
    }

    private static Optional<JoinInput> of(Join.Side side, PlanNode join) {
        PlanNode node = join.inputs().get(side == Join.Side.LEFT ? 0 : 1);
        while (node.as(Exchange.class).isEmpty()) {
            if (node.inputs().size() != 1) return Optional.empty();
            node = node.inputs().get(0);
        }
        return Optional.of(new JoinInput(side, node));
    }

    /** {@return its rows, where they were told} */
    OptionalLong rows() {
        OptionalLong shuffled = exchange.metric(SHUFFLED_ROWS);
        return shuffled.isPresent() ? shuffled : exchange.rowsOut();
    }

    /** {@return its size uncompressed, in Spark's rows, where that was told} */
    Optional<ByteSize> bytes() {
        OptionalLong bytes = exchange.metric(NodeMetric.DATA_BYTES);
        return bytes.isPresent() ? Optional.of(new ByteSize(bytes.getAsLong())) : Optional.empty();
    }

    /**
     * {@return the memory it would take as the hashed side of a broadcast, where rows and bytes were told}
     *
     * <p>Rows × (16 + row) in pages, and 16 × the next power of two of twice the rows as index: as measured on 16
     * shapes of keys other than long, which take less.
     */
    Optional<ByteSize> hashed() {
        OptionalLong rows = rows();
        if (rows.isEmpty()) return Optional.empty();
        double index = 16 * Math.pow(2, Math.ceil(Math.log(Math.max(2, 2.0 * rows.getAsLong())) / Math.log(2)));
        return bytes().map(bytes -> ByteSize.nearest(bytes.bytes() + 16.0 * rows.getAsLong() + index));
    }

    /** {@return true where a join of that type may copy this side to every executor} */
    boolean mayBeCopied(String type) {
        String word = type.replace(" ", "");
        if (word.equals("Inner") || word.equals("Cross")) return true;
        boolean keepsLeft = word.startsWith("LeftOuter")
                || word.startsWith("LeftSemi")
                || word.startsWith("LeftAnti")
                || word.startsWith("Existence");
        return side == Join.Side.RIGHT ? keepsLeft : word.startsWith("RightOuter");
    }
}
