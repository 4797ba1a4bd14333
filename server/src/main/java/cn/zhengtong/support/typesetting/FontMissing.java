package cn.zhengtong.support.typesetting;

import cn.zhengtong.kernel.RuleViolation;

/// The font of the papers cannot be read.
class FontMissing extends RuleViolation {

    FontMissing(String path) {
        super("typesetting.font-missing", Kind.OUR_FAULT, "The font " + path + " is missing or not TrueType", path);
    }
}
