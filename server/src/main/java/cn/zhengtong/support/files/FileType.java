package cn.zhengtong.support.files;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What is taken in, with its media type and the endings a name may have.
enum FileType {
    PDF("application/pdf", true, "pdf"),
    JPEG("image/jpeg", true, "jpg", "jpeg"),
    PNG("image/png", true, "png"),
    WEBP("image/webp", true, "webp"),
    HEIC("image/heic", false, "heic", "heif"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", false, "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false, "xlsx"),
    OFD("application/ofd", false, "ofd"),
    TEXT("text/plain", false, "txt");

    private static final Set<String> VIEWED = Arrays.stream(values())
            .filter(it -> it.inBrowser)
            .map(FileType::mediaType)
            .collect(Collectors.toUnmodifiableSet());

    private final String mediaType;
    private final boolean inBrowser;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> endings;

    FileType(String mediaType, boolean inBrowser, String... endings) {
        this.mediaType = mediaType;
        this.inBrowser = inBrowser;
        this.endings = List.of(endings);
    }

    String mediaType() {
        return mediaType;
    }

    /// The usual one first.
    List<String> endings() {
        return endings;
    }

    /// Browsers show it by themselves and run nothing in it.
    static boolean viewed(String mediaType) {
        return VIEWED.contains(mediaType);
    }
}
