package cn.zhengtong.support.identity;

import cn.zhengtong.kernel.RuleViolation;

/// The code could not be sent now.
class SmsAway extends RuleViolation {

    SmsAway() {
        super("identity.sms-away", Kind.OUR_FAULT, "The SMS gateway did not take a code for signing in");
    }
}
