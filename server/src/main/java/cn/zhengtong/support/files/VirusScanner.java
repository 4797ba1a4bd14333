package cn.zhengtong.support.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Looks for harmful content (查毒). A port: a province connects its scanner; every scanner that is there is
/// asked.
public interface VirusScanner {

    /// As it stands in the row of what it checked.
    String name();

    /// What was found, empty when nothing was; fails when it cannot tell.
    Optional<String> scan(InputStream content) throws IOException;

    /// True when it unfolds documents by itself; others are shown the files inside one by one.
    default boolean unfolds() {
        return false;
    }
}
