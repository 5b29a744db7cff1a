package dev.evenkeel.advisor.cli;

import dev.evenkeel.advisor.AdvisorOptions;
import dev.evenkeel.advisor.ExamplePrices;
import dev.evenkeel.advisor.Price;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.history.HistoryOptions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the words after the command ask for.
 *
 * <p>Example: {@code advise log --fail-on severe} reads one log, prints text, and fails from {@link Severity#SEVERE} on.
 * An option may be written as {@code --html FILE} or {@code --html=FILE}; after {@code --} all words are logs.
 */
final class Request {
    private static final Pattern PRICE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(?:/(\\d{1,6}))?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    private static final Pattern TIME = Pattern.compile("(\\d{1,9})([smh])");

    private final List<String> logs = new ArrayList<>();
    private AdvisorOptions advisor = AdvisorOptions.defaults();
    private HistoryOptions comparing = HistoryOptions.defaults();
    private boolean help;
    private boolean json;
    private boolean quiet;
    private @Nullable String html;
    private @Nullable String history;
    private @Nullable String alerts;
    private @Nullable Severity failOn;

    private Request() {}

    /** {@return what these words ask for, checked} */
    static Request of(String... words) {
        Request request = new Request();
        request.read(words);
        return request;
    }

    private void read(String... given) {
        Deque<String> words = new ArrayDeque<>(List.of(given));
        if (List.of(given).contains("--help") || List.of(given).contains("-h")) {
            help = true;
            return;
        }
        if (words.isEmpty()) throw CommandErrors.noCommand();
        String command = words.remove();
        if (!command.equals("advise")) throw CommandErrors.unknownCommand(command);
        Set<String> forHistory = new TreeSet<>();
        while (!words.isEmpty()) {
            String word = words.remove();
            if (word.equals("--")) {
                logs.addAll(words);
                break;
            }
            if (!word.startsWith("--")) logs.add(word);
            else take(word, words, forHistory);
        }
        if (logs.isEmpty()) throw CommandErrors.noLog();
        if (html != null && logs.size() > 1) throw CommandErrors.onePage(logs.size());
        if (advisor.runsPerMonth() > 0 && advisor.price().isEmpty()) throw CommandErrors.needsPrice();
        if (history == null && !forHistory.isEmpty()) throw CommandErrors.needsHistory(forHistory);
    }

    private void take(String word, Deque<String> words, Set<String> forHistory) {
        int equals = word.indexOf('=');
        String option = equals < 0 ? word : word.substring(0, equals);
        if (equals >= 0) words.addFirst(word.substring(equals + 1));
        switch (option) {
            case "--json" -> json = true;
            case "--quiet" -> quiet = true;
            case "--html" -> html = value(option, words);
            case "--history" -> history = value(option, words);
            case "--alerts" -> {
                alerts = value(option, words);
                forHistory.add(option);
            }
            case "--deadline" -> {
                comparing = comparing.withDeadline(time(value(option, words)));
                forHistory.add(option);
            }
            case "--price" -> advisor = advisor.withPrice(price(value(option, words)));
            case "--runs-per-month" -> advisor = advisor.withRunsPerMonth(runs(value(option, words)));
            case "--suppress" -> {
                for (String rule : value(option, words).split(",", -1)) advisor = advisor.suppress(rule.strip());
            }
            case "--fail-on" -> failOn = severity(value(option, words));
            default -> throw CommandErrors.unknownOption(option);
        }
    }

    private static String value(String option, Deque<String> words) {
        if (words.isEmpty() || words.element().isEmpty() || words.element().startsWith("--"))
            throw CommandErrors.noValue(option);
        return words.remove();
    }

    private static Severity severity(String text) {
        for (Severity severity : Severity.values()) {
            if (severity.name().equals(text.toUpperCase(Locale.ROOT))) return severity;
        }
        throw CommandErrors.notASeverity(text);
    }

    private static Price price(String text) {
        Optional<Price> example = ExamplePrices.named(text);
        if (example.isPresent()) return example.get();
        Matcher matcher = PRICE.matcher(text);
        if (!matcher.matches()) throw CommandErrors.notAPrice(text);
        double price = Double.parseDouble(matcher.group(1));
        int cores = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
        if (price == 0 || cores == 0) throw CommandErrors.notAPrice(text);
        return Price.perInstanceHour(price, cores);
    }

    private static double runs(String text) {
        if (!NUMBER.matcher(text).matches() || Double.parseDouble(text) == 0) throw CommandErrors.notANumber(text);
        return Double.parseDouble(text);
    }

    private static Duration time(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) throw CommandErrors.notATime(text);
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }

    boolean asksForHelp() {
        return help;
    }

    List<String> logs() {
        return logs;
    }

    AdvisorOptions advisorOptions() {
        return advisor;
    }

    HistoryOptions historyOptions() {
        return comparing;
    }

    boolean asksForJson() {
        return json;
    }

    boolean isQuiet() {
        return quiet;
    }

    Optional<String> html() {
        return Optional.ofNullable(html);
    }

    Optional<String> history() {
        return Optional.ofNullable(history);
    }

    Optional<String> alerts() {
        return Optional.ofNullable(alerts);
    }

    /** {@return true where that severity makes the command fail} */
    boolean failsOn(Severity severity) {
        return failOn != null && severity.compareTo(failOn) >= 0;
    }
}
