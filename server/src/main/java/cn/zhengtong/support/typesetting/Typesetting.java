package cn.zhengtong.support.typesetting;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Where papers begin. The font is read once, when the first paper or seal needs it.
@Component
@EnableConfigurationProperties(TypesettingSettings.class)
public class Typesetting {

    private final TypesettingSettings settings;
    private volatile @Nullable Typeface typeface;

    Typesetting(TypesettingSettings settings) {
        this.settings = settings;
    }

    /// @param bottom height that stays free at the foot of every page
    public Paper paper(String title, double bottom) {
        return new Paper(typeface(), title, bottom);
    }

    public Typeface typeface() {
        var known = typeface;
        if (known == null) {
            try {
                known = Typeface.read(settings.font());
            } catch (IOException | IllegalArgumentException unreadable) {
                throw new FontMissing(settings.font().toString());
            }
            typeface = known;
        }
        return known;
    }
}
