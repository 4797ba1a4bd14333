package cn.zhengtong.support.seals;

import cn.zhengtong.kernel.RuleViolation;

/// The seal's state does not allow this act.
class SealNotInState extends RuleViolation {

    SealNotInState() {
        super("seals.seal-not-in-state", Kind.CHANGED_MEANWHILE, "The seal is in another state");
    }
}
