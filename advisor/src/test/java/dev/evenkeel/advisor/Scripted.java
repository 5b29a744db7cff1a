package dev.evenkeel.advisor;

import dev.evenkeel.advisor.model.FinishReason;
import dev.evenkeel.advisor.model.LanguageModel;
import dev.evenkeel.advisor.model.ModelRequest;
import dev.evenkeel.advisor.model.ModelResponse;
import dev.evenkeel.advisor.model.ModelTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A model that says what it was told to say, at 7,200 tokens a question, and keeps what it was asked. */
public final class Scripted implements LanguageModel {
    private final List<ModelRequest> asked = new ArrayList<>();
    private final Function<ModelRequest, String> script;

    /** Says the same whatever it is asked. */
    public Scripted(String answer) {
        this(request -> answer);
    }

    /** Answers each question by the script. */
    public Scripted(Function<ModelRequest, String> script) {
        this.script = script;
    }

    @Override
    public String name() {
        return "scripted-1";
    }

    @Override
    public ModelResponse ask(ModelRequest request) {
        asked.add(request);
        return new ModelResponse(
                script.apply(request),
                FinishReason.STOP,
                "STOP",
                new ModelTokens(6_000, 300, 900, 0),
                "scripted-1",
                "scripted-1-001",
                "response-7");
    }

    /** {@return the questions, in order} */
    public List<ModelRequest> asked() {
        return List.copyOf(asked);
    }

    /** {@return all the text that the first question handed over} */
    public String handed() {
        ModelRequest request = asked.get(0);
        return request.system() + "\n" + String.join("\n", request.parts()) + "\n" + request.jsonSchema();
    }
}
