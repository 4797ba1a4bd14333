package cn.zhengtong.support.forms;

import java.util.Locale;
import java.util.Optional;

/// Names what a draft is for. A port: the module that opens drafts provides it.
public interface DraftTitles {

    /// @param purpose of the draft
    Optional<String> titleOf(String purpose, Locale locale);
}
