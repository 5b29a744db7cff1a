package dev.evenkeel.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.testkit.LinkCheck;
import org.junit.jupiter.api.Test;

/** Every Spark and Scala method that the jars name is there on this line, under the very descriptor they name. */
class LinkTest {
    @Test
    void everyReferenceOfTheInstalledJarsResolves() {
        LinkCheck check = LinkCheck.ofClassPath();

        for (String module : new String[] {"core", "skew", "joins", "advisor"}) {
            assertThat(check.classes()).anyMatch(name -> name.startsWith("dev/evenkeel/" + module + "/"));
        }
        assertThat(check.unresolved()).isEmpty();
    }
}
