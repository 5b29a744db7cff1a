package dev.evenkeel.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.testkit.RandomTables;
import dev.evenkeel.testkit.RowBag;
import dev.evenkeel.testkit.SeedSource;
import dev.evenkeel.testkit.Seeds;
import dev.evenkeel.testkit.TablePair;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class SeedsTest {
    @Test
    void theSeedsOfARunAreTheSameEveryTime() {
        assertThat(seeds(Map.of())).containsExactly(0L, 1L, 2L);
    }

    @Test
    void oneSeedIsReplayed() {
        assertThat(seeds(Map.of("seed", "17", "seeds", "5"))).containsExactly(17L);
    }

    @Test
    void numberAndBaseCanBeSet() {
        assertThat(seeds(Map.of("seeds", "2", "seeds.base", "5000"))).containsExactly(5000L, 5001L);
    }

    @Seeds(5)
    void equalSeedsGiveEqualTables(long seed) {
        TablePair first = RandomTables.pair(seed);
        TablePair second = RandomTables.pair(seed);
        assertThat(first.text()).isEqualTo(second.text());
        assertThat(RowBag.of(first.left())).isEqualTo(RowBag.of(second.left()));
        assertThat(RowBag.of(first.right())).isEqualTo(RowBag.of(second.right()));
    }

    private static List<Long> seeds(Map<String, String> properties) {
        Map<String, String> before = new TreeMap<>();
        List<String> names = List.of("seed", "seeds", "seeds.base");
        for (String name : names) {
            String value = System.clearProperty(name);
            if (value != null) {
                before.put(name, value);
            }
        }
        try {
            properties.forEach(System::setProperty);
            return SeedSource.seeds(3).boxed().toList();
        } finally {
            names.forEach(System::clearProperty);
            before.forEach(System::setProperty);
        }
    }
}
