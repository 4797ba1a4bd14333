package cn.zhengtong.services.catalog;

import cn.zhengtong.kernel.RuleViolation;

/// The uploaded file as a whole cannot be read; each reason has its own words.
abstract class ImportFileUnreadable extends RuleViolation {

    ImportFileUnreadable(String code, Kind kind, String message, Object... arguments) {
        super(code, kind, message, arguments);
    }

    static class Empty extends ImportFileUnreadable {
        Empty() {
            super("catalog.import-file-empty", Kind.REFUSED, "The file has no rows");
        }
    }

    static class Torn extends ImportFileUnreadable {
        Torn(String where) {
            super("catalog.import-file-torn", Kind.REFUSED, "The file breaks off or is damaged at " + where, where);
        }
    }

    /// An archive that unpacks to far too much, or that carries outside references.
    static class Dangerous extends ImportFileUnreadable {
        Dangerous() {
            super("catalog.import-file-dangerous", Kind.REFUSED, "The workbook is too large inside or refers outside");
        }
    }

    static class TooManyRows extends ImportFileUnreadable {
        TooManyRows(int most) {
            super("catalog.import-file-too-many-rows", Kind.REFUSED, "More than " + most + " rows", most);
        }
    }

    static class NoHeading extends ImportFileUnreadable {
        NoHeading() {
            super("catalog.import-file-no-heading", Kind.REFUSED, "The first row does not name the columns");
        }
    }
}
