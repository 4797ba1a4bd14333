package cn.zhengtong.support.parties;

import cn.zhengtong.kernel.RuleViolation;

/// Somebody registered this firm before.
class FirmKnownAlready extends RuleViolation {

    FirmKnownAlready() {
        super("parties.firm-known-already", Kind.REFUSED, "Somebody registered this firm before.");
    }
}
