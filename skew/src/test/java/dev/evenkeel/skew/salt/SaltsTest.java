package dev.evenkeel.skew.salt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SaltsTest {
    @Test
    void theyAreGivenBackInTheirOrder() {
        Salts salts = Salts.of(0, 4, 3);
        assertThat(salts.toArray()).containsExactly(0, 4, 3);
        assertThat(salts.at(1)).isEqualTo(4);
        assertThat(salts.count()).isEqualTo(3);
        assertThat(salts.factor()).isEqualTo(new SaltFactor(3));
        assertThat(salts).hasToString("[0, 4, 3]").isEqualTo(Salts.of(0, 4, 3)).isNotEqualTo(Salts.of(0, 3, 4));
        assertThat(salts.hashCode()).isEqualTo(Salts.of(0, 4, 3).hashCode());
    }

    @Test
    void nobodyChangesThemFromOutside() {
        int[] given = {1, 2};
        Salts salts = Salts.of(given);
        given[0] = 7;
        salts.toArray()[1] = 7;
        assertThat(salts).isEqualTo(Salts.of(1, 2));
    }

    @Test
    void partitionsAreThoseOfTheHash() {
        assertThat(Salts.of(5, 9).partitions(42, 200))
                .containsExactly(SaltHash.partition(42, 5, 200), SaltHash.partition(42, 9, 200));
    }

    @Test
    void noneIsTheSaltOfEveryOtherRow() {
        assertThat(Salts.NONE).isEqualTo(Salts.of(0));
        assertThat(Salts.NONE.factor()).isEqualTo(SaltFactor.NONE);
    }

    /** Negative salts are left to the rows without a key, and a salt twice would double or unbalance a part. */
    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(Salts::of).hasMessage("a key takes at least one salt");
        assertThatThrownBy(() -> Salts.of(3, -1)).hasMessage("a salt must not be negative: -1");
        assertThatThrownBy(() -> Salts.of(3, 1, 3)).hasMessage("a salt stands twice: 3");
    }
}
