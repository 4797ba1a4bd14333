package cn.zhengtong.support.typesetting;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What papers are set with.
///
/// @param font a TrueType font or collection that holds Chinese
@ConfigurationProperties("zhengtong")
record TypesettingSettings(
        @DefaultValue("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc")
        Path font) {}
