package dev.evenkeel.advisor;

import dev.evenkeel.advisor.model.FinishReason;
import dev.evenkeel.advisor.model.LanguageModel;
import dev.evenkeel.advisor.model.ModelRequest;
import dev.evenkeel.advisor.model.ModelResponse;
import dev.evenkeel.advisor.model.ModelTokens;
import java.util.ArrayList;
import java.util.List;

/** A model that says what it was told to say, and keeps what it was asked. */
final class Scripted implements LanguageModel {
    final List<ModelRequest> asked = new ArrayList<>();
    private final String answer;

    Scripted(String answer) {
        this.answer = answer;
    }

    @Override
    public String name() {
        return "scripted-1";
    }

    @Override
    public ModelResponse ask(ModelRequest request) {
        asked.add(request);
        return new ModelResponse(
                answer,
                FinishReason.STOP,
                "STOP",
                new ModelTokens(6_000, 300, 900, 0),
                "scripted-1",
                "scripted-1-001",
                "response-7");
    }
}
