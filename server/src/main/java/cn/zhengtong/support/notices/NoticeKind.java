package cn.zhengtong.support.notices;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Everything that people can be told, with the arguments of its words. The law wants some of it told (法定告知):
/// its short messages cannot be switched off.
enum NoticeKind {
    SUBMITTED(Weight.ORDINARY, Arg.TEXT, Arg.NUMBER),
    SUPPLEMENT(Weight.LEGAL, Arg.TEXT, Arg.NUMBER, Arg.TEXT, Arg.DATE),
    SUPPLEMENTED(Weight.ORDINARY, Arg.TEXT, Arg.NUMBER),
    ACCEPTED(Weight.LEGAL, Arg.TEXT, Arg.NUMBER, Arg.DATE),
    DEEMED_ACCEPTED(Weight.LEGAL, Arg.TEXT, Arg.NUMBER, Arg.DATE),
    REFUSED(Weight.LEGAL, Arg.TEXT, Arg.NUMBER),
    NOT_NEEDED(Weight.LEGAL, Arg.TEXT, Arg.NUMBER),
    SUSPENDED(Weight.LEGAL, Arg.TEXT, Arg.NUMBER, Arg.TEXT, Arg.TEXT),
    RESUMED(Weight.LEGAL, Arg.TEXT, Arg.NUMBER, Arg.DATE),
    EXTENDED(Weight.LEGAL, Arg.TEXT, Arg.NUMBER, Arg.TEXT, Arg.DATE),
    HEARING_RIGHT(Weight.LEGAL, Arg.TEXT, Arg.NUMBER),
    GRANTED(Weight.LEGAL, Arg.TEXT, Arg.NUMBER),
    DENIED(Weight.LEGAL, Arg.TEXT, Arg.NUMBER),
    DELIVERED(Weight.LEGAL, Arg.TEXT, Arg.NUMBER, Arg.PERSONAL),
    WITHDRAWN(Weight.LEGAL, Arg.TEXT, Arg.NUMBER),
    TERMINATED(Weight.LEGAL, Arg.TEXT, Arg.NUMBER),
    VISIT(Weight.LEGAL, Arg.TEXT, Arg.NUMBER, Arg.DATE),
    RATE(Weight.ORDINARY, Arg.TEXT, Arg.NUMBER),
    LOW_RATING(Weight.ORDINARY, Arg.TEXT, Arg.NUMBER, Arg.DATE),
    RECTIFIED(Weight.ORDINARY, Arg.TEXT, Arg.NUMBER),
    RECTIFICATION_CLOSED(Weight.ORDINARY, Arg.TEXT, Arg.NUMBER),
    RECTIFICATION_REOPENED(Weight.ORDINARY, Arg.TEXT, Arg.NUMBER, Arg.DATE);

    /// Whether its short message can be switched off.
    enum Weight {
        LEGAL,
        ORDINARY
    }

    /// What an argument is, so that it is written as people of the language write it.
    enum Arg {
        TEXT,
        NUMBER,
        DATE,
        /// May say something about a person: stored encrypted.
        PERSONAL
    }

    private static final Map<String, NoticeKind> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(NoticeKind::key, Function.identity()));

    private final Weight weight;
    /// Never changed: made by `List.of`.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Arg> arguments;

    NoticeKind(Weight weight, Arg... arguments) {
        this.weight = weight;
        this.arguments = List.of(arguments);
    }

    static NoticeKind of(String key) {
        var kind = BY_KEY.get(key);
        if (kind == null) {
            throw new IllegalArgumentException("no kind of notice: " + key);
        }
        return kind;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean legal() {
        return weight == Weight.LEGAL;
    }

    boolean personal() {
        return arguments.contains(Arg.PERSONAL);
    }

    Arg argument(int index) {
        return arguments.get(index);
    }

    void check(List<String> args) {
        if (args.size() != arguments.size()) {
            throw new IllegalArgumentException(key() + " takes " + arguments.size() + " arguments");
        }
    }

    /// Without it the person cannot do what the message asks for.
    boolean linkInMessage() {
        return this == RATE || this == RECTIFIED || this == RECTIFICATION_REOPENED;
    }
}
