package cn.zhengtong.support.workflow;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A condition over facts: comparisons, `and`, `or`, `not`, `in`, literals and names of facts. Nothing can be called
/// and nothing can be changed by one. An absent fact is null; what cannot be compared does not hold.
///
/// `conclusion == 'RETURN'`, `amount >= 10000 and not (kind in ['a', 'b'])`
final class Condition {

    /// The text is no condition.
    static final class Unreadable extends RuntimeException {
        final int at;

        Unreadable(int at) {
            super("cannot be read from character " + at);
            this.at = at;
        }
    }

    @FunctionalInterface
    private interface Term {
        @Nullable
        Object of(Map<String, ?> facts);
    }

    private static final int MOST_LENGTH = 500;
    private static final int MOST_DEPTH = 30;
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(?<text>'[^']*'|\"[^\"]*\")|(?<number>-?\\d{1,18}(?:\\.\\d{1,9})?)|(?<name>[\\p{L}_][\\p{L}\\p{N}_]*)|(?<sign>==|!=|<=|>=|&&|\\|\\||[<>!()\\[\\],]))");

    private final String text;
    private final Term term;

    private Condition(String text, Term term) {
        this.text = text;
        this.term = term;
    }

    static Condition read(String source) {
        var text = source.strip();
        if (text.startsWith("${") && text.endsWith("}")) {
            text = text.substring(2, text.length() - 1).strip();
        }
        if (text.isEmpty() || text.length() > MOST_LENGTH) {
            throw new Unreadable(0);
        }
        return new Condition(text, new Reader(text).whole());
    }

    boolean holds(Map<String, ?> facts) {
        return Boolean.TRUE.equals(term.of(facts));
    }

    @Override
    public String toString() {
        return text;
    }

    /// Reads from left to right: or, and, not, comparison, value.
    private static final class Reader {

        private record Token(String kind, String text, int at) {}

        private final List<Token> tokens = new ArrayList<>();
        private int next;
        private int depth;

        Reader(String text) {
            var matcher = TOKEN.matcher(text);
            int at = 0;
            while (at < text.length()) {
                matcher.region(at, text.length());
                if (!matcher.lookingAt()) {
                    throw new Unreadable(at);
                }
                tokens.add(new Token(kind(matcher), matcher.group().strip(), at));
                at = matcher.end();
            }
            tokens.add(new Token("end", "", at));
        }

        private static String kind(Matcher matcher) {
            for (var kind : List.of("text", "number", "name")) {
                if (matcher.group(kind) != null) {
                    return kind;
                }
            }
            return "sign";
        }

        Term whole() {
            var term = or();
            if (!tokens.get(next).kind().equals("end")) {
                throw unreadable();
            }
            return term;
        }

        private Term or() {
            if (++depth > MOST_DEPTH) {
                throw unreadable();
            }
            var left = and();
            while (take("or") || take("||")) {
                left = either(left, and());
            }
            depth--;
            return left;
        }

        private Term and() {
            var left = not();
            while (take("and") || take("&&")) {
                left = both(left, not());
            }
            return left;
        }

        private Term not() {
            if (take("not") || take("!")) {
                if (++depth > MOST_DEPTH) {
                    throw unreadable();
                }
                var term = not();
                depth--;
                return facts -> !Boolean.TRUE.equals(term.of(facts));
            }
            return comparison();
        }

        private Term comparison() {
            if (take("(")) {
                var inner = or();
                need(")");
                return inner;
            }
            var left = value();
            for (var sign : List.of("==", "!=", "<=", ">=", "<", ">")) {
                if (take(sign)) {
                    return compare(left, sign, value());
                }
            }
            if (take("in")) {
                return within(left, list());
            }
            if (take("not")) {
                need("in");
                var within = within(left, list());
                return facts -> !Boolean.TRUE.equals(within.of(facts));
            }
            return left;
        }

        private Term list() {
            var close = take("[") ? "]" : take("(") ? ")" : "";
            if (close.isEmpty()) {
                return value();
            }
            var values = new ArrayList<Term>();
            do {
                values.add(value());
            } while (take(","));
            need(close);
            return facts ->
                    values.stream().<@Nullable Object>map(it -> it.of(facts)).toList();
        }

        private Term value() {
            var token = tokens.get(next++);
            return switch (token.kind()) {
                case "text" -> constant(token.text().substring(1, token.text().length() - 1));
                case "number" -> constant(new BigDecimal(token.text()));
                case "name" -> named(token);
                default -> {
                    next--;
                    throw unreadable();
                }
            };
        }

        private Term named(Token token) {
            return switch (token.text()) {
                case "true" -> constant(true);
                case "false" -> constant(false);
                case "null" -> constant(null);
                case "and", "or", "not", "in" -> {
                    next--;
                    throw unreadable();
                }
                default -> facts -> facts.get(token.text());
            };
        }

        private boolean take(String wanted) {
            var token = tokens.get(next);
            var found = !token.kind().equals("text") && token.text().equals(wanted);
            next += found ? 1 : 0;
            return found;
        }

        private void need(String wanted) {
            if (!take(wanted)) {
                throw unreadable();
            }
        }

        private Unreadable unreadable() {
            return new Unreadable(tokens.get(Math.min(next, tokens.size() - 1)).at());
        }

        private static Term constant(@Nullable Object value) {
            return facts -> value;
        }

        private static Term either(Term left, Term right) {
            return facts -> Boolean.TRUE.equals(left.of(facts)) || Boolean.TRUE.equals(right.of(facts));
        }

        private static Term both(Term left, Term right) {
            return facts -> Boolean.TRUE.equals(left.of(facts)) && Boolean.TRUE.equals(right.of(facts));
        }

        private static Term within(Term left, Term list) {
            return facts -> list.of(facts) instanceof List<?> values
                    && values.stream().anyMatch(it -> same(left.of(facts), it));
        }

        private static Term compare(Term left, String sign, Term right) {
            return switch (sign) {
                case "==" -> facts -> same(left.of(facts), right.of(facts));
                case "!=" -> facts -> !same(left.of(facts), right.of(facts));
                default -> facts -> ordered(left.of(facts), sign, right.of(facts));
            };
        }

        private static boolean same(@Nullable Object left, @Nullable Object right) {
            if (left instanceof Number a && right instanceof Number b) {
                return number(a).compareTo(number(b)) == 0;
            }
            return Objects.equals(left, right);
        }

        private static boolean ordered(@Nullable Object left, String sign, @Nullable Object right) {
            int order;
            if (left instanceof Number a && right instanceof Number b) {
                order = number(a).compareTo(number(b));
            } else if (left instanceof String a && right instanceof String b) {
                order = a.compareTo(b);
            } else {
                return false;
            }
            return switch (sign) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        }

        private static BigDecimal number(Number value) {
            return value instanceof BigDecimal exact ? exact : new BigDecimal(value.toString());
        }
    }
}
