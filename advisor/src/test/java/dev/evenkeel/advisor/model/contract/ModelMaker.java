package dev.evenkeel.advisor.model.contract;

import dev.evenkeel.advisor.model.ApiKey;
import dev.evenkeel.advisor.model.LanguageModel;
import dev.evenkeel.advisor.model.RetrySchedule;

/** Makes the model that a contract is held against; has a constructor without parameters, for a Java of its own. */
public interface ModelMaker {
    /** The name of the model that is asked for. */
    String MODEL = "gemini-3.8-flash";

    /** {@return the model {@link #MODEL} at that address; it is {@link AutoCloseable} too} */
    LanguageModel model(String address, ApiKey key, RetrySchedule retries);
}
