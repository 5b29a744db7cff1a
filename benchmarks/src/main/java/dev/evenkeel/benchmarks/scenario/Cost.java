package dev.evenkeel.benchmarks.scenario;

import dev.evenkeel.core.unit.ByteSize;
import java.time.Duration;

/**
 * What something took.
 *
 * @param cpu of all its tasks: running and deserialising
 * @param wall from its start to its end
 * @param shuffled bytes its tasks wrote for a shuffle
 */
record Cost(Duration cpu, Duration wall, ByteSize shuffled) {}
