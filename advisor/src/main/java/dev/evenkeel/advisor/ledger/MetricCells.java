package dev.evenkeel.advisor.ledger;

import java.util.HashMap;
import java.util.Map;

/** The accumulators of all plans that are kept, by their numbers; those of dropped plans go. Not thread-safe. */
final class MetricCells {
    private final Map<Long, MetricCell> cells = new HashMap<>();

    MetricCell hold(long id) {
        MetricCell cell = cells.computeIfAbsent(id, first -> new MetricCell());
        cell.holders++;
        return cell;
    }

    void release(long id) {
        MetricCell cell = cells.get(id);
        if (cell != null && --cell.holders == 0) cells.remove(id);
    }

    void summed(int stage, Map<Long, Long> sums) {
        sums.forEach((id, sum) -> {
            MetricCell cell = cells.get(id);
            if (cell != null) cell.summed(stage, sum);
        });
    }

    void told(Map<Long, Long> sums) {
        sums.forEach((id, sum) -> {
            MetricCell cell = cells.get(id);
            if (cell != null) cell.tell(sum);
        });
    }
}
