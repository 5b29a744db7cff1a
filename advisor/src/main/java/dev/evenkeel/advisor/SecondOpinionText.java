package dev.evenkeel.advisor;

import dev.evenkeel.advisor.guard.Contradiction;
import dev.evenkeel.advisor.guard.ProposedAction;
import dev.evenkeel.advisor.guard.ProposedSetting;
import dev.evenkeel.advisor.guard.Refusal;
import dev.evenkeel.advisor.guard.Support;
import dev.evenkeel.advisor.model.ModelPrice;
import dev.evenkeel.advisor.prompt.Cut;
import dev.evenkeel.core.explain.TextLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A second opinion in lines for a terminal: what the model says, what the replay says of it, and what was refused. */
final class SecondOpinionText {
    private static final int WORDS = 1_200;
    private static final String PASTED = "      ";
    private static final Pattern ID = Pattern.compile("[A-Z](\\d*)(?:\\.N?(\\d+))?");

    private final SecondOpinion opinion;
    private final List<String> lines = new ArrayList<>();

    private SecondOpinionText(SecondOpinion opinion) {
        this.opinion = opinion;
    }

    static String of(SecondOpinion opinion) {
        SecondOpinionText text = new SecondOpinionText(opinion);
        if (opinion.note().isEmpty()) text.answered();
        else text.lines.add("no second opinion of " + shown(opinion.model()) + ": " + shown(opinion.note()));
        List<String> wrapped = new ArrayList<>();
        for (String line : text.lines) {
            if (line.startsWith(PASTED)) wrapped.add(line);
            else wrapped.addAll(TextLayout.wrapped(line));
        }
        return String.join("\n", wrapped) + "\n";
    }

    private void answered() {
        lines.add("second opinion of " + shown(opinion.model()) + ", a language model: " + counts());
        if (!opinion.rationale().isEmpty()) lines.add("  it says: " + shown(opinion.rationale()));
        opinion.configs().forEach(this::setting);
        opinion.actions().forEach(this::action);
        paste("to set in the session, once approved:", " ", opinion.configsOfSession());
        paste("for the next submission:", "=", opinion.configsOfSubmission());
        lines.add("");
        for (Contradiction contradiction : opinion.contradictions())
            lines.add("against the rules: " + shown(contradiction));
        for (Refusal refusal : opinion.refused()) lines.add("refused: " + shown(refusal));
        opinion.question().ifPresent(question -> lines.add("it asks: " + shown(question)));
        if (!opinion.caution().isEmpty()) lines.add("note: " + shown(opinion.caution()));
        for (Cut cut : opinion.redaction().cuts()) lines.add("not sent: " + cut);
        lines.add("asking took " + opinion.tokens() + price());
    }

    private String counts() {
        int proposals = opinion.configs().size() + opinion.actions().size();
        return proposals + (proposals == 1 ? " proposal, " : " proposals, ")
                + opinion.refused().size() + " refused";
    }

    private void setting(ProposedSetting proposed) {
        lines.add("");
        lines.add("SETTING " + proposed);
        saving(opinion.saving(proposed));
        support(proposed.support());
    }

    private void action(ProposedAction proposed) {
        lines.add("");
        lines.add("ACTION " + shown(proposed));
        String at = named(proposed.action().at());
        if (!at.equals(proposed.action().at())) lines.add("  at " + at);
        saving(opinion.saving(proposed));
        support(proposed.support());
    }

    private void saving(Optional<Saving> saving) {
        if (saving.isEmpty()) lines.add("  no replay shows what it saves: measure it");
        else if (saving.get().most().isZero()) lines.add("  saves no time by the replay");
        else lines.add("  saves " + saving.get() + " by the replay");
    }

    private void support(Support support) {
        lines.add("  it says: " + shown(support.rationale()));
        lines.add("  rests on "
                + String.join(", ", support.evidence().stream().map(this::named).toList())
                + "; it calls its confidence "
                + support.confidence().name().toLowerCase(Locale.ROOT));
    }

    /** {@return the id, and what it is the id of} */
    private String named(String id) {
        Matcher matcher = ID.matcher(id);
        if (!matcher.matches()) return id;
        return switch (id.charAt(0)) {
            case 'F' -> id + " (" + finding(Integer.parseInt(matcher.group(1))) + ")";
            case 'S' -> id + " (stage " + matcher.group(1) + "." + matcher.group(2) + ")";
            case 'Q' ->
                id + (matcher.group(2) == null ? " (query " : " (step " + matcher.group(2) + " of query ")
                        + matcher.group(1) + ")";
            case 'R' -> "the run";
            case 'C' -> "the cluster";
            default -> id;
        };
    }

    /** The ids of findings count those of the report, which was sent with them. */
    private String finding(int number) {
        return opinion.report().findings().get(number - 1).id();
    }

    private void paste(String heading, String between, List<ProposedSetting> settings) {
        if (settings.isEmpty()) return;
        lines.add("");
        lines.add(heading);
        for (ProposedSetting setting : settings) {
            String pair = setting.change().key() + between + setting.change().recommended();
            lines.add(PASTED + (between.equals("=") ? "--conf " + pair : pair));
        }
    }

    private String price() {
        Optional<ModelPrice> price = opinion.price();
        if (price.isEmpty()) return "";
        String asked = ", " + Price.text(price.get().of(opinion.tokens())) + " at the prices of "
                + price.get().asOf();
        return asked
                + opinion.worth()
                        .map(worth -> "; the largest saving is worth " + Price.text(worth) + " a run")
                        .orElse("");
    }

    /** On one line, without characters that could move the cursor: names of the user's may hold any. */
    private static String shown(Object words) {
        return TextLayout.cell(words.toString(), WORDS);
    }
}
