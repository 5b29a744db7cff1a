package dev.evenkeel.advisor.model;

import java.util.Map;

/**
 * What a service takes and gives: the path, the header of the key, the question as JSON, and the answer read from it.
 */
interface Protocol {
    /** {@return the path of a question to that model, below the service's address} */
    String path(String model);

    /** {@return the header that carries the key} */
    String keyHeader();

    /** {@return the header's text for that key} */
    String keyText(String key);

    /** {@return the question, as {@link dev.evenkeel.core.explain.JsonLayout} writes it} */
    Map<String, Object> question(String model, ModelRequest request) throws JsonTree.Malformed;

    /** {@return the answer that the service's JSON holds} */
    ModelResponse answer(String model, JsonTree json) throws JsonTree.Malformed;

    /** {@return true where an answer with an error's status says that the model was not shown the question} */
    boolean isBlockedPrompt(int status, JsonTree json) throws JsonTree.Malformed;
}
