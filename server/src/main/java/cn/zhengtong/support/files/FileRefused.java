package cn.zhengtong.support.files;

import cn.zhengtong.kernel.RuleViolation;

/// Why a file is not taken in, kept or shown.
abstract class FileRefused extends RuleViolation {

    FileRefused(String code, Kind kind, String message, Object... arguments) {
        super(code, kind, message, arguments);
    }

    /// It does not exist, or not for this actor.
    static class FileUnknown extends FileRefused {
        FileUnknown() {
            super("files.file-unknown", Kind.UNKNOWN, "No such file for this actor");
        }
    }

    /// A case or another matter holds it.
    static class FileBound extends FileRefused {
        FileBound() {
            super("files.file-bound", Kind.REFUSED, "The file belongs to a matter already");
        }
    }

    static class TooLarge extends FileRefused {
        TooLarge(long most) {
            super("files.too-large", Kind.REFUSED, "The file is too large", most >> 20);
        }
    }

    /// The owner keeps as much as one may without handing it in.
    static class TooMuch extends FileRefused {
        TooMuch() {
            super("files.too-much", Kind.TOO_MANY, "The owner has too many files or bytes unbound");
        }
    }

    /// The connection broke or was too slow while the file came in.
    static class Interrupted extends FileRefused {
        Interrupted(String why) {
            super("files.interrupted", Kind.REFUSED, "The content broke off: " + why);
        }
    }

    /// Nobody can tell at the moment whether it is clean; a person must look.
    static class ScannerSilent extends FileRefused {
        ScannerSilent(Throwable why) {
            super("files.scanner-silent", Kind.OUR_FAULT, "The virus scanner does not answer");
            initCause(why);
        }
    }

    /// The content itself is refused, now and every time.
    abstract static class ContentRefused extends FileRefused {

        ContentRefused(String code, Kind kind, String message) {
            super(code, kind, message);
        }

        /// The same refusal for a sender who asks again.
        static ContentRefused again(String code) {
            return new ContentRefused(code, Kind.REFUSED, "The content was refused before") {};
        }
    }

    static class Empty extends ContentRefused {
        Empty() {
            super("files.empty", Kind.REFUSED, "The file is empty");
        }
    }

    static class TypeNotAllowed extends ContentRefused {
        TypeNotAllowed() {
            super("files.type-not-allowed", Kind.REFUSED, "Content of this type is not taken in");
        }
    }

    /// Two formats in one (polyglot): each reader sees something else.
    static class Mixed extends ContentRefused {
        Mixed(String what) {
            super("files.mixed", Kind.REFUSED, "Two formats in one file: " + what);
        }
    }

    static class Damaged extends ContentRefused {
        Damaged(String what) {
            super("files.damaged", Kind.REFUSED, "The file cannot be read: " + what);
        }
    }

    /// A small file that becomes huge (zip bomb).
    static class UnfoldsTooFar extends ContentRefused {
        UnfoldsTooFar(String what) {
            super("files.unfolds-too-far", Kind.REFUSED, "The document unfolds too far: " + what);
        }
    }

    /// Names inside that lead out of the document.
    static class NamesLeadOut extends ContentRefused {
        NamesLeadOut() {
            super("files.names-lead-out", Kind.REFUSED, "A name inside the document leads out of it");
        }
    }

    /// An archive or a program inside the document.
    static class Nested extends ContentRefused {
        Nested() {
            super("files.nested", Kind.REFUSED, "An archive or a program inside the document");
        }
    }

    static class Macros extends ContentRefused {
        Macros() {
            super("files.macros", Kind.REFUSED, "The document has macros");
        }
    }

    /// A document type declaration inside: the way to external entities (XXE).
    static class ForeignEntities extends ContentRefused {
        ForeignEntities() {
            super("files.foreign-entities", Kind.REFUSED, "A document type declaration inside the document");
        }
    }

    static class Infected extends ContentRefused {
        private final String found;

        Infected(String found) {
            super("files.infected", Kind.REFUSED, "Found " + found);
            this.found = found;
        }

        String found() {
            return found;
        }
    }
}
