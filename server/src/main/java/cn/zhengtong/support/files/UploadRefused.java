package cn.zhengtong.support.files;

import cn.zhengtong.kernel.RuleViolation;

/// Why a part of an upload is not taken.
abstract class UploadRefused extends RuleViolation {

    UploadRefused(String code, Kind kind, String message, Object... arguments) {
        super(code, kind, message, arguments);
    }

    /// It does not exist, has expired, or is somebody else's.
    static class UploadUnknown extends UploadRefused {
        UploadUnknown() {
            super("files.upload-unknown", Kind.UNKNOWN, "No such upload of this owner");
        }
    }

    /// Another part is being written at this moment.
    static class UploadBusy extends UploadRefused {
        UploadBusy() {
            super("files.upload-busy", Kind.CHANGED_MEANWHILE, "Another part is being written");
        }
    }

    /// The part does not begin where the last one ended.
    static class UploadGap extends UploadRefused {
        UploadGap(long offset) {
            super("files.upload-gap", Kind.CHANGED_MEANWHILE, "The next part begins at " + offset, offset);
        }
    }

    /// A part that was sent before comes again with other content.
    static class UploadDiffers extends UploadRefused {
        UploadDiffers() {
            super("files.upload-differs", Kind.CHANGED_MEANWHILE, "The repeated part has other content");
        }
    }

    /// More bytes come than were announced.
    static class UploadTooLong extends UploadRefused {
        UploadTooLong() {
            super("files.upload-too-long", Kind.REFUSED, "More bytes than announced");
        }
    }

    /// The owner has as many uploads open as one may.
    static class UploadsTooMany extends UploadRefused {
        UploadsTooMany(int most) {
            super("files.uploads-too-many", Kind.TOO_MANY, "Too many uploads of this owner", most);
        }
    }
}
