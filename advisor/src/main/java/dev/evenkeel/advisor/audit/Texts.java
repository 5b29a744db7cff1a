package dev.evenkeel.advisor.audit;

import dev.evenkeel.advisor.model.ModelRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How much of what a model was asked and answered stays in the audit. */
public enum Texts {
    /** Its SHA-256 alone, by which a text that lies elsewhere can be recognised. */
    HASHED,
    /** The texts themselves as well. */
    KEPT;

    /** {@return all that goes to a model, in the order of reading, a blank line between the parts} */
    static String sent(ModelRequest request) {
        return request.system() + "\n\n" + String.join("\n\n", request.parts());
    }

    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
