package dev.evenkeel.advisor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAddressTest {
    private static final ApiKey KEY = ApiKey.from(() -> "a-key");

    @Test
    void pathsAreAppended() {
        ServiceAddress address = ServiceAddress.of("https://gateway.example:8443/llm/");
        assertThat(address.at("/v1/chat")).hasToString("https://gateway.example:8443/llm/v1/chat");
        assertThat(address.host()).isEqualTo("gateway.example:8443");
        assertThat(ServiceAddress.of("http://localhost").host()).isEqualTo("localhost");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost:11434",
                "ftp://host",
                "file:///etc/passwd",
                "https://",
                "https://me:pa55word@host",
                "https://host?key=pa55word",
                "https://host/#pa55word",
                "https://pa55word host/"
            })
    void whatIsNoAddressIsRefusedWithoutBeingShown(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceAddress.of(text))
                .satisfies(refused ->
                        assertThat(refused).hasMessageNotContaining("pa55word").hasNoCause());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://gateway.example",
                "HTTPS://x",
                "http://localhost:1",
                "http://127.0.0.1",
                "http://[::1]:1"
            })
    void aKeyMayGoEncryptedOrToThisMachine(String address) {
        assertThatCode(() -> RestModel.openAi(address, "m", KEY)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://gateway.example",
                "http://localhost.example",
                "http://127.0.0.1.example",
                "http://10.0.0.1"
            })
    void aKeyMayNotGoElsewhereInTheClear(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RestModel.openAi(address, "m", KEY))
                .withMessageContaining("over https only");
        assertThatCode(() -> RestModel.openAi(address, "m")).doesNotThrowAnyException();
    }
}
