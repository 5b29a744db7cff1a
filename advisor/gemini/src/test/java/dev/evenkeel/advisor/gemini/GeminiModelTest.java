package dev.evenkeel.advisor.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.advisor.model.ApiKey;
import dev.evenkeel.advisor.model.FinishReason;
import dev.evenkeel.advisor.model.LanguageModel;
import dev.evenkeel.advisor.model.LanguageModels;
import dev.evenkeel.advisor.model.ModelSettings;
import dev.evenkeel.advisor.model.RetrySchedule;
import dev.evenkeel.advisor.model.contract.GeminiDialect;
import dev.evenkeel.advisor.model.contract.ModelContract;
import dev.evenkeel.advisor.model.contract.ModelMaker;
import dev.evenkeel.advisor.model.contract.Reply;
import dev.evenkeel.advisor.model.contract.ScriptedService;
import org.junit.jupiter.api.Test;

/** Google's library, as it is relocated into the jar, keeps the contract of all models. */
class GeminiModelTest extends ModelContract {
    private static final ApiKey TOKEN = ApiKey.from(() -> KEY);

    GeminiModelTest() {
        super(new Maker(), new GeminiDialect());
    }

    @Test
    void itIsTheRelocatedLibraryThatIsTested() {
        assertThat(GeminiModel.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .endsWith(".jar");
        // In two pieces, or else relocating would rewrite the name here too.
        String own = "com.".concat("google.genai.Client");
        assertThatThrownBy(() -> Class.forName(own)).isInstanceOf(ClassNotFoundException.class);
        assertThatThrownBy(() -> Class.forName("okhttp".concat("3.OkHttpClient")))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void onVertexAiTheTokenAndTheProjectGoOut() throws Exception {
        try (ScriptedService service = ScriptedService.with(Reply.body(new GeminiDialect().answer("{}", "STOP")));
                GeminiModel model = GeminiModel.onVertexAi(ModelMaker.MODEL, "my-project", "europe-west4", TOKEN)
                        .withAddress(service.address())) {
            assertThat(model.ask(request()).finish()).isEqualTo(FinishReason.STOP);
            assertThat(service.received()).singleElement().satisfies(question -> {
                assertThat(question.line())
                        .startsWith("POST /v1beta1/projects/my-project/locations/europe-west4/publishers/google/models/"
                                + ModelMaker.MODEL + ":generateContent ");
                assertThat(question.headers())
                        .containsEntry("authorization", "Bearer " + KEY)
                        .doesNotContainKey("x-goog-api-key");
                GeminiDialect.assertBody(question);
            });
        }
    }

    @Test
    void eachModeHasAnAddressOfItsOwn() {
        assertThat(GeminiModel.withKey("m", TOKEN)).hasToString("m at https://generativelanguage.googleapis.com");
        assertThat(GeminiModel.onVertexAi("m", "p", "europe-west4"))
                .hasToString("m at https://europe-west4-aiplatform.googleapis.com");
        assertThat(GeminiModel.onVertexAi("m", "p", "global")).hasToString("m at https://aiplatform.googleapis.com");
        assertThat(GeminiModel.onVertexAi("m", "p", "eu")).hasToString("m at https://aiplatform.eu.rep.googleapis.com");
    }

    @Test
    void aKeyGoesToNoOtherMachineInTheClear() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GeminiModel.withKey("m", TOKEN).withAddress("http://gateway.example"))
                .withMessageContaining("over https only");
        assertThatIllegalArgumentException().isThrownBy(() -> GeminiModel.withKey("../m", TOKEN));
        assertThatIllegalArgumentException().isThrownBy(() -> GeminiModel.onVertexAi("m", "p/../q", "global"));
        assertThatIllegalArgumentException().isThrownBy(() -> GeminiModel.onVertexAi("m", "p", "evil.example/"));
    }

    @Test
    void itIsFoundByName() throws Exception {
        assertThat(LanguageModels.providers()).containsExactly("gemini");
        try (ScriptedService service = ScriptedService.with(Reply.body("{}"))) {
            ModelSettings settings =
                    ModelSettings.of(ModelMaker.MODEL).withKey(TOKEN).withAddress(service.address());
            LanguageModels.open("gemini", settings).ask(request());
            LanguageModels.open("gemini", settings.withOption("project", "p").withOption("location", "global"))
                    .ask(request());
            assertThat(service.received())
                    .extracting(question -> question.line().replaceFirst("/publishers.*|/models.*", ""))
                    .containsExactly("POST /v1beta", "POST /v1beta1/projects/p/locations/global");
        }
    }

    @Test
    void settingsThatSayTooLittleOrTooMuchAreRefused() {
        ModelSettings settings = ModelSettings.of("m");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LanguageModels.open("gemini", settings))
                .withMessageContaining("needs a key");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LanguageModels.open("gemini", settings.withOption("project", "p")))
                .withMessageContaining("location");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LanguageModels.open("gemini", settings.withOption("region", "eu")))
                .withMessageContaining("region");
    }

    /** Makes the models. */
    public static final class Maker implements ModelMaker {
        /** For a Java of its own. */
        public Maker() {}

        @Override
        public LanguageModel model(String address, ApiKey key, RetrySchedule retries) {
            return GeminiModel.withKey(MODEL, key).withAddress(address).withRetries(retries);
        }
    }
}
