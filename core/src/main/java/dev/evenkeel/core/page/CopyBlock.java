package dev.evenkeel.core.page;

import java.util.ArrayList;
import java.util.List;

/**
 * Text to be pasted elsewhere, with a button that copies it.
 *
 * <p>Example: {@code CopyBlock.of("spark.sql.shuffle.partitions=400")}. Without scripts there is no button, and the text
 * is as good as ever.
 */
public final class CopyBlock {
    /** The one script that a page may have; neither less-than nor ampersand, so that it is good XML too. */
    static final String SCRIPT = """

            document.querySelectorAll("button.copy").forEach(function (button) {
              button.hidden = false;
              button.addEventListener("click", function () {
                var code = button.parentElement.querySelector("pre");
                var say = function (word) { button.textContent = word; };
                var select = function () {
                  var range = document.createRange();
                  range.selectNodeContents(code);
                  var selection = window.getSelection();
                  selection.removeAllRanges();
                  selection.addRange(range);
                  say(document.execCommand("copy") ? "Copied" : "Selected");
                };
                if (navigator.clipboard) {
                  navigator.clipboard.writeText(code.innerText).then(function () { say("Copied"); }, select);
                } else {
                  select();
                }
              });
            });
            """;

    private CopyBlock() {}

    /** {@return the text, its lines kept, under a button} */
    public static Element of(String text) {
        List<Node> lines = new ArrayList<>();
        text.lines().forEach(line -> {
            if (!lines.isEmpty()) lines.add(Element.of("br"));
            lines.add(new Text(line));
        });
        Element button = Element.of("button", "Copy")
                .with("type", "button")
                .with("class", "copy")
                .with("hidden", "hidden");
        return Element.of("div", button, Element.of("pre", lines)).with("class", "copied");
    }

    static boolean isIn(Node node) {
        return node instanceof Element element
                && (element.name().equals("button")
                        || element.children().stream().anyMatch(CopyBlock::isIn));
    }
}
