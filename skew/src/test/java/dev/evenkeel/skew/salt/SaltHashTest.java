package dev.evenkeel.skew.salt;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import dev.evenkeel.testkit.Seeds;
import java.util.SplittableRandom;

class SaltHashTest {
    @Seeds(200)
    void itIsMurmur3AsGuavaHasIt(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int keyHash = random.nextInt();
        int salt = random.nextBoolean() ? random.nextInt() : random.nextInt(1000);
        assertThat(SaltHash.of(keyHash, salt))
                .isEqualTo(Hashing.murmur3_32_fixed(keyHash).hashInt(salt).asInt());
    }

    @Seeds(50)
    void aPartitionIsOneOfThoseThereAre(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int partitions = 1 + random.nextInt(1000);
        assertThat(SaltHash.partition(random.nextInt(), random.nextInt(), partitions))
                .isBetween(0, partitions - 1);
    }
}
