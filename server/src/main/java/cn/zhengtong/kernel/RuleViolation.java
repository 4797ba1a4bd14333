package cn.zhengtong.kernel;

import java.util.List;

/// A refusal with a stable code. What people read stands in the message files under `problem.<code>` (title)
/// and
/// `problem.<code>.detail`.
public abstract class RuleViolation extends RuntimeException {

    /// How a refusal travels over HTTP.
    public enum Kind {
        /// The request breaks a rule: 422.
        REFUSED,
        /// It does not exist, or not for this actor: 404.
        UNKNOWN,
        /// Somebody changed it meanwhile: 409.
        CHANGED_MEANWHILE,
        /// The actor lacks the permission everywhere: 403.
        NOT_ALLOWED,
        /// Nobody is signed in: 401.
        NOT_SIGNED_IN,
        /// Too many tries: 429.
        TOO_MANY,
        /// Our fault: 500, logged at ERROR because a person must look.
        OUR_FAULT
    }

    /// What is wrong with one field of what a person gave.
    public record FieldError(String field, String message) {}

    private final String code;
    private final Kind kind;
    private final transient List<Object> arguments;

    /// @param developerMessage English, for logs; never holds personal data
    protected RuleViolation(String code, Kind kind, String developerMessage, Object... arguments) {
        super(developerMessage);
        this.code = code;
        this.kind = kind;
        this.arguments = List.of(arguments);
    }

    public String code() {
        return code;
    }

    public Kind kind() {
        return kind;
    }

    /// Arguments of the message people read, in the order of its placeholders.
    public Object[] arguments() {
        return arguments.toArray();
    }

    /// Field by field, when the refusal is about what a person typed.
    public List<FieldError> fieldErrors() {
        return List.of();
    }
}
