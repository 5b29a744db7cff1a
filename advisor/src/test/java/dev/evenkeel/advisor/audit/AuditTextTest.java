package dev.evenkeel.advisor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.model.FinishReason;
import dev.evenkeel.advisor.model.ModelRequest;
import dev.evenkeel.advisor.model.ModelResponse;
import dev.evenkeel.advisor.model.ModelTokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTextTest {
    private static final ModelRequest REQUEST = ModelRequest.of("role", List.of("what was measured", "abc"), "{}");
    private static final ModelResponse RESPONSE = new ModelResponse(
            "abc", FinishReason.STOP, "STOP", new ModelTokens(1800, 240, 900, 0), "gemini-x", "gemini-x-001", "r-7");

    @TempDir
    private Path directory;

    private Path file() {
        return directory.resolve("audit.jsonl");
    }

    @Test
    void textsOfModelsAreHashedUnlessTheyAreToBeKept() throws Exception {
        AuditEvent.Asked hashed = AuditEvent.Asked.of(REQUEST, RESPONSE, Texts.HASHED);
        AuditEvent.Asked kept = AuditEvent.Asked.of(REQUEST, RESPONSE, Texts.KEPT);

        // FIPS 180-2, appendix B.1: the SHA-256 of "abc".
        assertThat(hashed.responseHash()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(hashed.prompt()).isEmpty();
        assertThat(hashed.response()).isEmpty();
        assertThat(kept.prompt()).isEqualTo("role\n\nwhat was measured\n\nabc");
        assertThat(kept.response()).isEqualTo("abc");
        assertThat(kept.promptHash()).isEqualTo(hashed.promptHash());
        assertThat(hashed.answerTokens()).isEqualTo(240 + 900);

        try (AuditLog log = AuditLog.open(file())) {
            log.run("r1").add(hashed);
        }
        assertThat(Files.readString(file())).doesNotContain("what was measured");
    }

    @Test
    void aTrailReadsAsAStory() {
        try (AuditLog log =
                AuditLog.open(file(), Texts.HASHED, InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")))) {
            AuditRun run = log.run("nightly");
            run.add(new AuditEvent.Began("sales", List.of("5 pairs a trial")));
            run.add(new AuditEvent.Effect("c1", "WALL", 5, 5, 0.5, 0.4, 0.75, 0.05, 0.03125, "equal"));
            run.add(new AuditEvent.Effect("c2", "WALL", 1, 0, -9, -9, -9, 0.05, 1, "equal"));
            run.add(new AuditEvent.Kept("c1", "gain", "50.0 % of 4.2 s", Map.of("k", "8")));
            run.add(new AuditEvent.RolledBack("c2", "no-gain", "text with\na line feed \u001b[2J", Map.of("k", "8")));
            run.add(new AuditEvent.Ended("tried-all", "nothing is left to try", Map.of("k", "8")));
        }
        assertThat(AuditLog.read(file()).explain()).isEqualTo("""
            run nightly
              2026-01-01T00:00:00Z began job sales; 5 pairs a trial
              2026-01-01T00:00:00Z effect c1: 5 of 5 pairs faster, 50.0 % of WALL gained (40.0 % to 75.0 %), noise 5.0 %, results equal
              2026-01-01T00:00:00Z effect c2: 0 of 1 pairs faster, -900.0 % of WALL gained (-900.0 % to -900.0 %), noise 5.0 %, results equal
              2026-01-01T00:00:00Z kept c1 kept (gain): 50.0 % of 4.2 s
              2026-01-01T00:00:00Z rolled-back c2 rolled back (no-gain): text with\\u000aa line feed \\u001b[2J
              2026-01-01T00:00:00Z ended (tried-all): nothing is left to try; stands: k=8
            """);
    }
}
