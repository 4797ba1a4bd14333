package cn.zhengtong.support.documents;

import cn.zhengtong.kernel.RuleViolation;

/// The document was voided meanwhile.
class DocumentNotInState extends RuleViolation {

    DocumentNotInState() {
        super("documents.document-not-in-state", Kind.CHANGED_MEANWHILE, "The document was voided");
    }
}
