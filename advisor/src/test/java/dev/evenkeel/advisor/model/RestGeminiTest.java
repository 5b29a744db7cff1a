package dev.evenkeel.advisor.model;

import dev.evenkeel.advisor.model.contract.GeminiDialect;
import dev.evenkeel.advisor.model.contract.ModelContract;
import dev.evenkeel.advisor.model.contract.ModelMaker;

/** Gemini's REST protocol over the JDK's HTTP client. */
class RestGeminiTest extends ModelContract {
    RestGeminiTest() {
        super(new Maker(), new GeminiDialect());
    }

    /** Makes the models. */
    public static final class Maker implements ModelMaker {
        /** For a Java of its own. */
        public Maker() {}

        @Override
        public LanguageModel model(String address, ApiKey key, RetrySchedule retries) {
            return RestModel.gemini(address, MODEL, key).withRetries(retries);
        }
    }
}
