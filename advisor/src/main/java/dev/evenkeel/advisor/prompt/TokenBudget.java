package dev.evenkeel.advisor.prompt;

import dev.evenkeel.core.explain.JsonLayout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How many tokens the reference information may take, and what goes first when it takes more.
 *
 * <p>Example: with room for 8,000 tokens and facts of 11,000, the lightest facts go until 8,000 are left: steps that
 * only pass rows on before stages, stages before findings; the run and its machines stay whatever the room.
 *
 * <p>A token is counted as three characters, since JSON of short words and numbers has three to four of them in the
 * tokenisers of the models in use: the count is rather too high than too low. Pure.
 */
public final class TokenBudget {
    /** What is never cut. */
    static final double NEVER = 1e9;

    private static final int CHARACTERS_A_TOKEN = 3;
    /** The engine, the names of the parts, and the sentences of what was cut. */
    private static final int FRAME = 200;

    private static final int LEAST = 500;

    private final int tokens;

    private TokenBudget(int tokens) {
        this.tokens = tokens;
    }

    /** {@return room for so many tokens, at least 500} */
    public static TokenBudget of(int tokens) {
        if (tokens < LEAST) throw new IllegalArgumentException("a budget has at least " + LEAST + " tokens: " + tokens);
        return new TokenBudget(tokens);
    }

    /** {@return the tokens that a text takes, rather too many than too few} */
    public static int tokens(String text) {
        return (text.length() + CHARACTERS_A_TOKEN - 1) / CHARACTERS_A_TOKEN;
    }

    /**
     * Heavy facts first, earlier ones among equals; a fact that has no room is left out, and smaller ones may follow.
     */
    List<Fact> kept(List<Fact> facts) {
        List<Fact> byWeight = new ArrayList<>(facts);
        byWeight.sort(Comparator.comparingDouble(Fact::weight).reversed());
        int free = tokens - FRAME;
        Set<String> kept = new HashSet<>();
        for (Fact fact : byWeight) {
            int taken = tokens(JsonLayout.write(fact.members()) + ",");
            if (taken > free && fact.weight() < NEVER) continue;
            free -= taken;
            kept.add(fact.id());
        }
        return facts.stream().filter(fact -> kept.contains(fact.id())).toList();
    }

    /** {@return the room} */
    public int tokens() {
        return tokens;
    }
}
