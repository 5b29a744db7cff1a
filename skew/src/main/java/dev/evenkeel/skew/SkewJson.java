package dev.evenkeel.skew;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.explain.Explanation;
import dev.evenkeel.core.explain.JsonLayout;
import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.core.stats.PartitionSizes;
import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.skew.judge.SkewFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A report as JSON, written and read back. */
final class SkewJson {
    private static final int SCHEMA_VERSION = 1;
    private static final int WRITTEN = 100;
    private static final int WORST = 10;

    private SkewJson() {}

    static String write(SkewReport report) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("schemaVersion", SCHEMA_VERSION);
        members.put("isSkewed", report.isSkewed());
        members.put("coverage", members(report.coverage()));
        members.put("unevenPartitions", report.unevenPartitions());
        members.put("partitions", members(report.partitions()));
        report.partitionBytes().ifPresent(bytes -> members.put("partitionBytes", members(bytes)));
        members.put("keys", report.keys().stream().map(SkewJson::members).toList());
        members.put("leftOut", report.leftOut());
        return JsonLayout.write(members);
    }

    private static Map<String, Object> members(Coverage coverage) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("partitions", coverage.partitions());
        members.put("whole", coverage.whole());
        members.put("head", coverage.head());
        members.put("oneInRows", coverage.oneInRows());
        return members;
    }

    private static Map<String, Object> members(PartitionSizes sizes) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("partitions", sizes.partitions());
        members.put("total", sizes.total());
        members.put("largest", sizes.largest());
        members.put("median", sizes.median());
        members.put("maxToMean", sizes.maxToMean());
        members.put("empty", sizes.empty());
        members.put("gini", sizes.gini());
        members.put("worst", sizes.worst(WORST));
        members.put("rows", sizes.rows());
        return members;
    }

    private static Map<String, Object> members(KeySkew key) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("columns", key.columns());
        members.put("types", key.types());
        members.put("distinctKeys", members(key.distinctKeys()));
        members.put("maxToMean", key.maxToMean());
        key.zipf().ifPresent(zipf -> {
            Map<String, Object> law = new LinkedHashMap<>();
            law.put("exponent", zipf.exponent());
            law.put("deviation", zipf.deviation());
            law.put("ranks", zipf.ranks());
            members.put("zipf", law);
        });
        members.put("partitions", key.partitions());
        members.put("imbalance", key.imbalance(key.partitions()));
        members.put("hotImbalance", key.hotImbalance());
        members.put("verdict", key.verdict().word());
        members.put("reason", Explanation.members(key.verdict().reason()));
        members.put("load", members(key.load()));
        key.bytes().ifPresent(bytes -> members.put("bytes", members(bytes)));
        return members;
    }

    private static Map<String, Object> members(Estimate estimate) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("value", estimate.orElse(Double.NaN));
        members.put("lower", estimate.fold(Estimate.Exact::value, Estimate.Bounded::lower, unknown -> Double.NaN));
        members.put("upper", estimate.fold(Estimate.Exact::value, Estimate.Bounded::upper, unknown -> Double.NaN));
        return members;
    }

    private static Map<String, Object> members(KeyLoad load) {
        List<HeavyHitter> all = load.heavyHitters();
        List<HeavyHitter> written = all.subList(0, Math.min(WRITTEN, all.size()));
        long ofOthers =
                all.stream().skip(WRITTEN).mapToLong(HeavyHitter::upper).max().orElse(0);
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("total", load.total());
        members.put("ofNulls", load.ofNulls());
        members.put("error", Math.max(load.error(), ofOthers));
        members.put("nullHash", load.nullHash());
        members.put("heavyHitters", written.stream().map(SkewJson::members).toList());
        return members;
    }

    private static Map<String, Object> members(HeavyHitter key) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("key", key.valueTexts());
        members.put("estimate", key.estimate());
        members.put("lower", key.lower());
        members.put("upper", key.upper());
        members.put("share", key.share().value());
        members.put("hash", Long.toHexString(key.hash()));
        members.put("partitionHash", key.partitionHash());
        return members;
    }

    static SkewReport read(String json) {
        JsonNode report = tree(json);
        int version = report.path("schemaVersion").asInt();
        if (version != SCHEMA_VERSION) throw SkewErrors.unknownVersion(version, SCHEMA_VERSION);
        try {
            JsonNode coverage = report.required("coverage");
            return new SkewReport(
                    new Coverage(
                            coverage.required("partitions").asInt(),
                            coverage.required("whole").asInt(),
                            coverage.required("head").asLong(),
                            coverage.required("oneInRows").asInt()),
                    sizes(report.required("partitions")),
                    Optional.ofNullable(report.get("partitionBytes")).map(SkewJson::sizes),
                    report.required("unevenPartitions").asDouble(),
                    elements(report.required("keys")).stream()
                            .map(SkewJson::key)
                            .toList(),
                    texts(report.required("leftOut")));
        } catch (IllegalArgumentException e) {
            throw SkewErrors.notAReport(e);
        }
    }

    private static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw SkewErrors.notAReport(e);
        }
    }

    private static PartitionSizes sizes(JsonNode sizes) {
        Map<Integer, Long> rows = new TreeMap<>();
        sizes.required("rows")
                .fields()
                .forEachRemaining(size ->
                        rows.put(Integer.valueOf(size.getKey()), size.getValue().asLong()));
        return PartitionSizes.of(rows);
    }

    private static KeySkew key(JsonNode key) {
        List<String> types = texts(key.required("types"));
        SkewFacts facts = new SkewFacts(
                texts(key.required("columns")),
                types,
                estimate(key.required("distinctKeys")),
                load(key.required("load"), types),
                Optional.ofNullable(key.get("bytes")).map(bytes -> load(bytes, types)));
        Reason reason = new Reason(
                key.required("reason").required("code").asText(),
                key.required("reason").required("sentence").asText());
        return new KeySkew(
                facts,
                SkewVerdict.of(key.required("verdict").asText(), reason),
                key.required("partitions").asInt(),
                key.required("hotImbalance").asDouble());
    }

    private static Estimate estimate(JsonNode estimate) {
        JsonNode value = estimate.required("value");
        if (value.isNull()) return new Estimate.Unknown();
        double lower = estimate.required("lower").asDouble();
        double upper = estimate.required("upper").asDouble();
        return lower == upper
                ? new Estimate.Exact(value.asDouble())
                : new Estimate.Bounded(value.asDouble(), lower, upper);
    }

    private static KeyLoad load(JsonNode load, List<String> types) {
        return new KeyLoad(
                load.required("total").asLong(),
                load.required("ofNulls").asLong(),
                elements(load.required("heavyHitters")).stream()
                        .map(hitter -> hitter(hitter, types))
                        .toList(),
                load.required("error").asLong(),
                load.required("nullHash").asInt());
    }

    private static HeavyHitter hitter(JsonNode hitter, List<String> types) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            JsonNode text = hitter.required("key").required(i);
            values.add(text.isNull() ? null : KeyText.value(text.asText(), types.get(i)));
        }
        return new HeavyHitter(
                values,
                hitter.required("estimate").asLong(),
                hitter.required("lower").asLong(),
                hitter.required("upper").asLong(),
                new Ratio(hitter.required("share").asDouble()),
                Long.parseUnsignedLong(hitter.required("hash").asText(), 16),
                hitter.required("partitionHash").asInt());
    }

    private static List<JsonNode> elements(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements;
    }

    private static List<String> texts(JsonNode array) {
        return elements(array).stream().map(JsonNode::asText).toList();
    }
}
