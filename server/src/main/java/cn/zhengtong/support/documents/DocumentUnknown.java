package cn.zhengtong.support.documents;

import cn.zhengtong.kernel.RuleViolation;

/// No such document, or outside of what the officer may reach.
class DocumentUnknown extends RuleViolation {

    DocumentUnknown() {
        super("documents.document-unknown", Kind.UNKNOWN, "No such document, or not for this actor");
    }
}
