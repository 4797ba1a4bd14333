package cn.zhengtong.support.seals;

import cn.zhengtong.kernel.RuleViolation;

/// A file that cannot bear a seal: encrypted, signed already, without the page, or no PDF.
class PdfUnsealable extends RuleViolation {

    PdfUnsealable(String why) {
        super("seals.pdf-unsealable", Kind.OUR_FAULT, "The PDF cannot be sealed: " + why);
    }
}
