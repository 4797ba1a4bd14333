package cn.zhengtong.support.identity;

import cn.zhengtong.kernel.RuleViolation;

/// The code is wrong, spent or too old.
class SmsCodeWrong extends RuleViolation {

    SmsCodeWrong() {
        super("identity.sms-code-wrong", Kind.REFUSED, "The code is wrong, spent or too old.");
    }
}
