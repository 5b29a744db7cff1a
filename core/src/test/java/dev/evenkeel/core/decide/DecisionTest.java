package dev.evenkeel.core.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionTest {
    private static final Reason REASON = new Reason("no-skew", "both sides are even");

    @Test
    void whatWasRejectedCannotBeChangedAfterwards() {
        List<Rejected<String>> rejected = new ArrayList<>(List.of(new Rejected<>("b", REASON)));
        Decision<String> decision = new Decision<>("a", REASON, rejected);
        rejected.clear();
        assertThat(decision.rejected()).hasSize(1);
        assertThat(Decision.of("a", REASON).rejected()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Hot", "hot_key", "hot--key", "-hot", "hot-", "1-hot", "hot key"})
    void aCodeThatIsNotKebabCaseIsRefused(String code) {
        assertThatThrownBy(() -> new Reason(code, "why")).hasMessage("a reason code is kebab-case: " + code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hot", "hot-key", "above-5-times"})
    void aKebabCaseCodeIsTaken(String code) {
        assertThatCode(() -> new Reason(code, "why")).doesNotThrowAnyException();
    }
}
