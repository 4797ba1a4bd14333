package cn.zhengtong.support.parties;

import cn.zhengtong.kernel.RuleViolation;

/// The register says that name and number do not belong together.
class NameAndNumberDiffer extends RuleViolation {

    NameAndNumberDiffer() {
        super(
                "parties.name-and-number-differ",
                Kind.REFUSED,
                "The register says that name and number do not belong together.");
    }
}
