package cn.zhengtong.services.catalog;

import cn.zhengtong.kernel.RuleViolation;

/// The import is not where this act begins: a dry run comes before the run, nothing twice at a time.
class ImportNotReady extends RuleViolation {

    ImportNotReady(ImportState state) {
        super("catalog.import-not-ready", Kind.REFUSED, "The import is " + state);
    }
}
