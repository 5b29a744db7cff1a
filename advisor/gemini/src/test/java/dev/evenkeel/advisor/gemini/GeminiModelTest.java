package dev.evenkeel.advisor.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.advisor.model.ApiKey;
import dev.evenkeel.advisor.model.FinishReason;
import dev.evenkeel.advisor.model.LanguageModel;
import dev.evenkeel.advisor.model.LanguageModels;
import dev.evenkeel.advisor.model.ModelException;
import dev.evenkeel.advisor.model.ModelSettings;
import dev.evenkeel.advisor.model.RetrySchedule;
import dev.evenkeel.advisor.model.contract.GeminiDialect;
import dev.evenkeel.advisor.model.contract.ModelContract;
import dev.evenkeel.advisor.model.contract.ModelMaker;
import dev.evenkeel.advisor.model.contract.Reply;
import dev.evenkeel.advisor.model.contract.ScriptedService;
import dev.evenkeel.core.explain.JsonLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    /** A service account's file, as Google's tools look for it, whose tokens a service on this machine gives out. */
    @Test
    void onVertexAiTheMachinesOwnCredentialsAreFound(@TempDir Path directory) throws Exception {
        try (ScriptedService tokens = ScriptedService.with(Reply.body(
                        "{\"access_token\":\"" + KEY + "\",\"expires_in\":3600,\"token_type\":\"Bearer\"}"));
                ScriptedService service = ScriptedService.with(Reply.body(new GeminiDialect().answer("{}", "STOP")))) {
            Path file = Files.writeString(directory.resolve("account.json"), serviceAccount(tokens.address()));
            assertThat(askedOnVertexAi(service.address(), file)).isEqualTo("STOP");
            assertThat(tokens.received())
                    .singleElement()
                    .satisfies(asked -> assertThat(asked.body()).contains("grant_type="));
            assertThat(service.received())
                    .singleElement()
                    .satisfies(
                            question -> assertThat(question.headers()).containsEntry("authorization", "Bearer " + KEY));
        }
    }

    @Test
    void onVertexAiWithoutCredentialsNothingIsSent(@TempDir Path directory) throws Exception {
        try (ScriptedService service = ScriptedService.with(Reply.body("{}"))) {
            Path missing = directory.resolve("no-such-account.json");
            assertThat(askedOnVertexAi(service.address(), missing)).isEqualTo("NO_KEY");
            assertThat(service.received()).isEmpty();
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

    /** {@return what a Java of its own prints that asks with the credentials of that file} */
    private static String askedOnVertexAi(String address, Path credentials) throws IOException {
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                VertexByFile.class.getName(),
                address);
        java.environment().put("GOOGLE_APPLICATION_CREDENTIALS", credentials.toString());
        Process process = java.redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private static String serviceAccount(String tokens) throws GeneralSecurityException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        byte[] key = keys.generateKeyPair().getPrivate().getEncoded();
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("type", "service_account");
        account.put("project_id", "another-project");
        account.put("client_id", "17");
        account.put("client_email", "advisor@another-project.example");
        account.put("private_key_id", "a1");
        account.put(
                "private_key",
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                        + "\n-----END PRIVATE KEY-----\n");
        account.put("token_uri", tokens + "/token");
        return JsonLayout.write(account);
    }

    /** A Java of its own, which asks on Vertex AI at the address named first, with the credentials it finds. */
    public static final class VertexByFile {
        private VertexByFile() {}

        /** Asks and prints why the answer ended, or why there is none. */
        public static void main(String[] arguments) throws Exception {
            try (GeminiModel model = GeminiModel.onVertexAi(ModelMaker.MODEL, "my-project", "global")
                    .withAddress(arguments[0])
                    .withRetries(RetrySchedule.once())) {
                System.out.println(model.ask(request()).finish());
            } catch (ModelException e) {
                System.out.println(e.kind());
            }
        }
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
