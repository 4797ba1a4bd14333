package cn.zhengtong.support.documents;

import cn.zhengtong.kernel.RuleViolation;

/// Voiding a document leaves a reason.
class DocumentReasonMissing extends RuleViolation {

    DocumentReasonMissing() {
        super("documents.document-reason-missing", Kind.REFUSED, "A reason is needed");
    }
}
