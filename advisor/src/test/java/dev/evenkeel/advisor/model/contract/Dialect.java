package dev.evenkeel.advisor.model.contract;

import org.jspecify.annotations.Nullable;

/** How a service spells what all of them say. */
public interface Dialect {
    /** {@return the JSON of an answer that took 120 tokens to read, 40 of them cached, 30 to think and 50 to write} */
    String answer(@Nullable String text, String finish);

    /** {@return the reply to a question that the model is not shown} */
    Reply blockedPrompt();

    /** {@return what the reply to a blocked question gives as its reason} */
    String blockedText();

    /** {@return the reason of an answer that is whole} */
    String stop();

    /** {@return the reason of an answer that is cut at the limit} */
    String maxTokens();

    /** {@return the reason of an answer that is withheld} */
    String safety();

    /** {@return JSON in which a member is of another form than the protocol has it} */
    String wrongForm();

    /** Fails unless the question is that of {@link ModelContract#request()}, for {@link ModelMaker#MODEL}. */
    void assertAsked(ScriptedService.Received question);
}
