package cn.zhengtong.support.parties;

import cn.zhengtong.kernel.RuleViolation;

/// Changing the phone of somebody known needs another clerk who saw the person too.
class SecondClerkNeeded extends RuleViolation {

    SecondClerkNeeded() {
        super(
                "parties.second-clerk-needed",
                Kind.REFUSED,
                "Changing the phone of somebody known needs another clerk who saw the person too.");
    }
}
