package cn.zhengtong.support.identity;

import cn.zhengtong.kernel.RuleViolation;

/// The setup secret is wrong or setup is over.
class SetupClosed extends RuleViolation {

    SetupClosed() {
        super("identity.setup-closed", Kind.REFUSED, "The setup secret is wrong or setup is over.");
    }
}
