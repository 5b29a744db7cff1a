package dev.evenkeel.benchmarks.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.trino.tpch.Distributions;
import io.trino.tpch.Order;
import io.trino.tpch.OrderGenerator;
import io.trino.tpch.TextPool;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** The statistics of JCC-H, at a tenth of scale 1 where those of the original are known. */
class JcchRulesTest {
    private static final double SCALE = 0.1;
    private static final JcchRules RULES = new JcchRules(SCALE);

    private final Map<Long, Integer> ordersOfCustomers = new HashMap<>();
    private final Map<LocalDate, Integer> ordersOfDays = new HashMap<>();
    private final Map<Integer, Integer> ordersByLines = new HashMap<>();
    private final Map<Long, Integer> linesOfParts = new HashMap<>();
    private final Map<Long, Integer> linesOfSuppliers = new HashMap<>();

    private static Iterable<Order> orders(double scale) {
        TextPool comments = new TextPool(1 << 16, Distributions.getDefaultDistributions());
        return new OrderGenerator(scale, 1, 1, Distributions.getDefaultDistributions(), comments);
    }

    private void generate() {
        for (Order order : orders(SCALE)) {
            long key = order.getOrderKey();
            LocalDate plain = LocalDate.ofEpochDay(order.getOrderDate());
            ordersOfCustomers.merge(RULES.customer(key, plain), 1, Integer::sum);
            ordersOfDays.merge(RULES.date(key, plain), 1, Integer::sum);
            ordersByLines.merge(RULES.lines(key), 1, Integer::sum);
            for (int number = 0; number < RULES.lines(key); number++) {
                JcchRules.Line line = RULES.line(key, plain, number);
                linesOfParts.merge(line.part(), 1, Integer::sum);
                linesOfSuppliers.merge(line.supplier(), 1, Integer::sum);
            }
        }
    }

    private static List<Integer> largest(Map<?, Integer> counts, int number) {
        return counts.values().stream()
                .sorted(Comparator.reverseOrder())
                .limit(number)
                .toList();
    }

    @Test
    void theSkewIsThatOfTheOriginal() {
        generate();
        // At scale 1 the original has 5 customers with 72,807 to 72,982 orders, and 2/3 of the 150,000 have any.
        assertThat(largest(ordersOfCustomers, 5))
                .allSatisfy(orders -> assertThat(orders).isBetween(7_100, 7_500));
        assertThat(largest(ordersOfCustomers, 6).get(5)).isLessThan(30);
        assertThat(ordersOfCustomers.size()).isBetween(9_800, 10_005);
        // 6 days with about 113,800 orders and one with 56,826.
        assertThat(largest(ordersOfDays, 6))
                .allSatisfy(orders -> assertThat(orders).isBetween(11_000, 11_800));
        assertThat(largest(ordersOfDays, 7).get(6)).isBetween(5_500, 5_900);
        // 5 orders with 300,000 lines, 15 with 4, all others with 3: 6 million.
        assertThat(ordersByLines).isEqualTo(Map.of(30_000, 5, 4, 15, 3, 150_000 - 20));
        // 5 parts with about 208,500 lines and 15 with 96,000 to 128,000; 5 suppliers with about 208,700.
        assertThat(largest(linesOfParts, 5))
                .allSatisfy(lines -> assertThat(lines).isBetween(20_400, 21_300));
        assertThat(largest(linesOfParts, 20).subList(5, 20))
                .allSatisfy(lines -> assertThat(lines).isBetween(9_600, 12_800));
        assertThat(largest(linesOfParts, 21).get(20)).isLessThan(60);
        assertThat(largest(linesOfSuppliers, 5))
                .allSatisfy(lines -> assertThat(lines).isBetween(20_400, 22_000));
    }

    @Test
    void everyOrderOfScaleOneHasTheCustomerAndTheDateOfTheOriginal() {
        JcchRules rules = new JcchRules(1);
        CRC32 crc = new CRC32();
        long sum = 0;
        for (Order order : orders(1)) {
            long key = order.getOrderKey();
            LocalDate plain = LocalDate.ofEpochDay(order.getOrderDate());
            crc.reset();
            crc.update((key + "|" + rules.customer(key, plain) + "|" + rules.date(key, plain))
                    .getBytes(StandardCharsets.US_ASCII));
            sum += crc.getValue();
        }
        assertThat(sum).as("as summed over the orders of JCC-H's own generator").isEqualTo(3_221_517_949_539_183L);
    }

    @Test
    void everyKeyHasItsOwnHashAndComesBackFromIt() {
        JcchHash hash = new JcchHash(1_000);
        assertThat(LongStream.rangeClosed(1, 1_000).map(hash::hash).sorted().toArray())
                .isEqualTo(LongStream.range(0, 1_000).toArray());
        assertThat(LongStream.rangeClosed(1, 1_000))
                .allSatisfy(key -> assertThat(hash.key(hash.hash(key))).isEqualTo(key));
    }

    @Test
    void anOrderIsNumberedWithoutTheGapsOfItsKey() {
        // Of 32 keys TPC-H uses the first 8.
        assertThat(LongStream.of(1, 7, 32, 39, 64).map(JcchRules::index)).containsExactly(1L, 7L, 8L, 15L, 16L);
    }
}
