package cn.zhengtong.kernel;

import java.util.Optional;
import java.util.regex.Pattern;

/// Administrative division 行政区划, province to village: the 2, 4, 6, 9 or 12 significant digits of the
/// statistical code
/// (GB/T 2260, GB/T 10114).
public record RegionCode(String value) implements TextValue {

    private static final Pattern SHAPE = Pattern.compile("[1-9]\\d(\\d{2}){0,2}|[1-9]\\d{5}(\\d{3}){1,2}");

    public RegionCode {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a region code: " + value);
        }
    }

    /// 320106 lies in 3201 and in 32; a region lies in itself.
    public boolean liesIn(RegionCode other) {
        return value.startsWith(other.value);
    }

    /// The division one level above; a province has none.
    public Optional<RegionCode> parent() {
        return switch (value.length()) {
            case 12 -> Optional.of(new RegionCode(value.substring(0, 9)));
            case 9 -> Optional.of(new RegionCode(value.substring(0, 6)));
            case 6 -> Optional.of(new RegionCode(value.substring(0, 4)));
            case 4 -> Optional.of(new RegionCode(value.substring(0, 2)));
            default -> Optional.empty();
        };
    }

    /// The six digits of GB/T 2260, padded: 3201 is written 320100.
    public String sixDigits() {
        return (value + "0000").substring(0, 6);
    }

    /// First value behind every region inside this one, in byte order: the upper end of a range scan.
    public String rangeEnd() {
        return value + ":";
    }
}
