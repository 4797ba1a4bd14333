package cn.zhengtong.support.parties;

import cn.zhengtong.kernel.RuleViolation;

/// The clerk who confirms is the one who asked.
class SecondClerkIsTheFirst extends RuleViolation {

    SecondClerkIsTheFirst() {
        super("parties.second-clerk-is-the-first", Kind.REFUSED, "The clerk who confirms is the one who asked.");
    }
}
