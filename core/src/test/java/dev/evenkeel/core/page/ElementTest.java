package dev.evenkeel.core.page;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElementTest {
    @ParameterizedTest
    @ValueSource(strings = {"script", "style", "iframe", "img", "form", "foreignObject", "use", "p onclick=x", "P", ""})
    void anElementThatCouldDoHarmIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Element.of(name))
                .withMessage("no element of a page: " + name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"onclick", "onload", "style", "src", "srcset", "action", "xlink:href", "class=\"x\" onclick", ""
            })
    void anAttributeThatCouldDoHarmIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Element.of("p").with(name, "1"))
                .withMessage("no attribute of a page: " + name);
    }

    @Test
    void aLinkStaysOnThePage() {
        assertThatNoException().isThrownBy(() -> Element.of("a", "x").with("href", "#key-1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Element.of("a", "x").with("href", "javascript:alert(1)"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Element.of("a", "x").with("href", "//example.org"));
    }
}
