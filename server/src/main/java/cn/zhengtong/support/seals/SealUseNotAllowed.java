package cn.zhengtong.support.seals;

import cn.zhengtong.kernel.RuleViolation;

/// The officer does not belong to the body or may not use a seal of this kind.
class SealUseNotAllowed extends RuleViolation {

    SealUseNotAllowed() {
        super("seals.seal-use-not-allowed", Kind.NOT_ALLOWED, "The actor may not use this body's seal");
    }
}
