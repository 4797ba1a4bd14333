package cn.zhengtong.support.parties;

import cn.zhengtong.kernel.RuleViolation;

/// The register names somebody else as the one who stands for the firm.
class NotTheRepresentative extends RuleViolation {

    NotTheRepresentative() {
        super(
                "parties.not-the-representative",
                Kind.REFUSED,
                "The register names somebody else as the one who stands for the firm.");
    }
}
