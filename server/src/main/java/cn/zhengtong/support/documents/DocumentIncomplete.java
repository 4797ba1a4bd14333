package cn.zhengtong.support.documents;

import cn.zhengtong.kernel.RuleViolation;

/// The law does not allow this paper without something that is missing, e.g. the reasons of a denial
/// (行政许可法 §38).
class DocumentIncomplete extends RuleViolation {

    DocumentIncomplete(String title, String field) {
        super("documents.document-incomplete", Kind.REFUSED, "The paper lacks " + field, title);
    }
}
