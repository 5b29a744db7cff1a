package dev.evenkeel.advisor.model.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.model.ModelRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/**
 * What every model does with what a service may do, in the words that all models share.
 *
 * <p>Whatever happens, neither the key nor the prompt is in a message, a log or a model's own text.
 */
@Timeout(30)
public abstract class ModelContract
        implements AnswerContract, RetryContract, ConnectionContract, ThreadContract, KeyContract {
    /** The key that is asked with. */
    public static final String KEY = "key-8f1c77d0-of-nobody";

    /** The role that the model is given. */
    public static final String ROLE = "You advise on Spark jobs.";

    /** The first part of the question. */
    public static final String PROMPT = "stage 7 waits for one task, canary-4711";

    /** The schema of the answer. */
    public static final String SCHEMA = "{\"type\":\"object\",\"properties\":{\"say\":{\"type\":\"string\"}}}";

    private final ModelMaker maker;
    private final Dialect dialect;
    private Overheard overheard = new Overheard();

    /** The contract for the models of that maker, which speak that dialect. */
    protected ModelContract(ModelMaker maker, Dialect dialect) {
        this.maker = maker;
        this.dialect = dialect;
        overheard.close();
    }

    /** {@return the question that is asked} */
    public static ModelRequest request() {
        return ModelRequest.of(ROLE, List.of(PROMPT, "and a second part"), SCHEMA)
                .withMaxOutputTokens(2048)
                .withDeadline(Duration.ofSeconds(20));
    }

    @BeforeEach
    void listen() {
        overheard = new Overheard();
    }

    @AfterEach
    void nothingWasLoggedOrPrintedThatIsNobodysBusiness() {
        overheard.close();
        assertThat(overheard.all()).doesNotContain(KEY, PROMPT, "canary-4711", "answer-0815");
    }

    @Override
    public ModelMaker maker() {
        return maker;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }
}
