package cn.zhengtong.services.acceptance;

import cn.zhengtong.kernel.RuleViolation;
import java.util.List;

/// Accepting is refused while required materials are missing or found wanting; all of them are named at once.
class MaterialsMissing extends RuleViolation {

    MaterialsMissing(CaseNumber number, List<String> missing) {
        super(
                "acceptance.materials-missing",
                Kind.REFUSED,
                "Case %s lacks %d materials".formatted(number.value(), missing.size()),
                String.join("、", missing));
    }
}
