package cn.zhengtong.kernel;

import java.util.regex.Pattern;

/// A government body or an office inside it: six region digits, duty, and office numbers, e.g. `320102-MARKET`
/// or
/// `320102-MARKET-03`.
public record OrganisationCode(String value) implements TextValue {

    private static final Pattern SHAPE = Pattern.compile("\\d{6}-[A-Z_]+(-\\d{2,4})*");

    public OrganisationCode {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not an organisation code: " + value);
        }
    }

    /// An office lies in its body; a body lies in itself.
    public boolean liesIn(OrganisationCode other) {
        return value.equals(other.value) || value.startsWith(other.value + "-");
    }

    /// First value behind every office of this body, in byte order: `-` is followed by `.`.
    public String rangeEnd() {
        return value + ".";
    }
}
