package dev.evenkeel.advisor.sql;

import dev.evenkeel.advisor.prompt.Pseudonyms;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The user's names put back into a statement, word by word, so that no text within quotes is touched.
 *
 * <p>Example: {@code SELECT column_1 FROM table_1 WHERE column_2 = 'table_1'} becomes {@code SELECT `customer_id` FROM
 * `orders` WHERE `region` = 'table_1'}.
 *
 * <p>Implementation note: it needs to know where Spark's texts, quoted names, comments and words begin and end, and no more
 * of the language. What it makes of a statement is parsed by Spark afterwards and checked as it is then.
 */
final class SqlNames {
    private final Pseudonyms names;
    private final Map<String, String> tables;

    /** Names by their pseudonyms; of tables how they are written in SQL by the name they were offered by. */
    SqlNames(Pseudonyms names, Map<String, String> tables) {
        this.names = names;
        this.tables = tables;
    }

    String putBack(String sql) {
        StringBuilder out = new StringBuilder();
        for (int from = 0; from < sql.length(); ) {
            int end = end(sql, from);
            String token = sql.substring(from, end);
            out.append(written(token).orElse(token));
            from = end;
        }
        return out.toString();
    }

    private Optional<String> written(String token) {
        boolean isQuoted = token.length() > 2 && token.charAt(0) == '`';
        String word = isQuoted ? token.substring(1, token.length() - 1) : token;
        if (!isQuoted && !isWord(token.charAt(0))) return Optional.empty();
        return names.name(word.toLowerCase(Locale.ROOT))
                .or(() -> names.name(word))
                .map(name -> tables.getOrDefault(name, quoted(name)));
    }

    static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    /** {@return where the token ends that begins there: a text, a quoted name, a comment, a word, or one character} */
    private static int end(String sql, int from) {
        char c = sql.charAt(from);
        if (c == '\'' || c == '"') return afterText(sql, from, c);
        if (c == '`') return after(sql, from + 1, "`");
        if (sql.startsWith("--", from)) return after(sql, from, "\n");
        if (sql.startsWith("/*", from)) return after(sql, from + 2, "*/");
        int end = from + 1;
        if (isWord(c)) while (end < sql.length() && isWord(sql.charAt(end))) end++;
        return end;
    }

    /** A backslash takes the next character with it; in a raw text Spark ends it elsewhere, which its parser will see. */
    private static int afterText(String sql, int from, char quote) {
        for (int i = from + 1; i < sql.length(); i++) {
            if (sql.charAt(i) == '\\') i++;
            else if (sql.charAt(i) == quote) return i + 1;
        }
        return sql.length();
    }

    private static int after(String sql, int from, String mark) {
        int found = sql.indexOf(mark, from);
        return found < 0 ? sql.length() : found + mark.length();
    }
}
