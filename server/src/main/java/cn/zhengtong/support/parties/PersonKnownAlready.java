package cn.zhengtong.support.parties;

import cn.zhengtong.kernel.RuleViolation;

/// Somebody registered with this certificate before.
class PersonKnownAlready extends RuleViolation {

    PersonKnownAlready() {
        super("parties.person-known-already", Kind.REFUSED, "Somebody registered with this certificate before.");
    }
}
