package dev.evenkeel.advisor.prompt;

/**
 * The form that advice has to have, as a JSON schema; what comes back is checked by the guard rails and not by it.
 *
 * <p>Kept to what every service takes: no references, no alternatives. Parameters that an action does not have are left
 * out.
 */
public final class AdviceForm {
    /** Settings and actions together, at most. */
    public static final int MOST_ITEMS = 8;

    /** The schema as one line. */
    static final String SCHEMA = """
            {
              "type": "object",
              "properties": {
                "summary": {"type": "string"},
                "configs": {
                  "type": "array",
                  "maxItems": 8,
                  "items": {
                    "type": "object",
                    "properties": {
                      "key": {"type": "string"},
                      "value": {"type": "string"},
                      "scope": {"type": "string", "enum": ["session", "submission"]},
                      "reason": {"type": "string"},
                      "evidence": {"type": "array", "items": {"type": "string"}},
                      "confidence": {"type": "string", "enum": ["low", "medium", "high"]}
                    },
                    "required": ["key", "value", "scope", "reason", "evidence", "confidence"]
                  }
                },
                "actions": {
                  "type": "array",
                  "maxItems": 8,
                  "items": {
                    "type": "object",
                    "properties": {
                      "action": {"type": "string", "enum": ["broadcast", "salt", "cache", "repartition", "layout"]},
                      "at": {"type": "string"},
                      "side": {"type": "string", "enum": ["left", "right"]},
                      "columns": {"type": "array", "items": {"type": "string"}},
                      "count": {"type": "integer"},
                      "reason": {"type": "string"},
                      "evidence": {"type": "array", "items": {"type": "string"}},
                      "confidence": {"type": "string", "enum": ["low", "medium", "high"]}
                    },
                    "required": ["action", "at", "reason", "evidence", "confidence"]
                  }
                },
                "question": {"type": "string"}
              },
              "required": ["summary", "configs", "actions", "question"]
            }
            """.lines().map(String::strip).reduce("", String::concat);

    private AdviceForm() {}
}
