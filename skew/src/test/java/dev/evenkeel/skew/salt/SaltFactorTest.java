package dev.evenkeel.skew.salt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.testkit.Seeds;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SaltFactorTest {
    @Seeds(200)
    void itIsTheFewestSaltsThatMeetTheTargetWithinTheLimit(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double work = random.nextDouble(1000);
        double target = random.nextDouble(0.1, 100);
        int most = 1 + random.nextInt(300);
        int salts = SaltFactor.of(work, target, most).salts();
        assertThat(salts).isBetween(1, most);
        if (salts < most) assertThat(work / salts).isLessThanOrEqualTo(target * (1 + 1e-12));
        if (salts > 1) assertThat(work / (salts - 1)).isGreaterThan(target * (1 - 1e-12));
    }

    @Test
    void theExampleHolds() {
        assertThat(SaltFactor.of(60, 4, 200)).isEqualTo(new SaltFactor(15)).hasToString("15");
        assertThat(SaltFactor.of(60, 4, 10)).isEqualTo(new SaltFactor(10));
    }

    @Test
    void workWithinTheTargetIsNotScattered() {
        assertThat(SaltFactor.of(4, 4, 200)).isEqualTo(SaltFactor.NONE);
        assertThat(SaltFactor.of(0, 4, 200).isScattered()).isFalse();
        assertThat(SaltFactor.of(1e300, 1, Integer.MAX_VALUE).salts()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> new SaltFactor(0)).hasMessage("a key takes at least one salt: 0");
        assertThatThrownBy(() -> SaltFactor.of(1, 0, 2)).hasMessage("the target must be more than 0: 0.0");
        assertThatThrownBy(() -> SaltFactor.of(1, Double.NaN, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
