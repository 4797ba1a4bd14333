package cn.zhengtong.kernel;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// A person's name 姓名, 1 to 60 characters, rare characters included; the dots of minority names are written `·`
/// (GB
/// 18030-2022).
public record PersonName(String value) implements TextValue {

    private static final Pattern DOTS = Pattern.compile("[•．・.‧∙]");
    private static final Pattern SHAPE = Pattern.compile("[\\p{L}\\p{M}·' \\-]{1,60}");

    public PersonName {
        value = DOTS.matcher(Normalizer.normalize(value, Normalizer.Form.NFC).strip())
                .replaceAll("·");
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a person's name");
        }
    }
}
