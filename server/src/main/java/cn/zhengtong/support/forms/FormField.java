package cn.zhengtong.support.forms;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One question as the page shows it.
///
/// @param type of an input: `text`, `date`, `email`, `tel`
/// @param error what is wrong and what to do, null when nothing is
/// @param held what the state holds, null when it holds nothing
/// @param disputed the person gave something else than what the state holds
public record FormField(
        String key,
        String label,
        String hint,
        Control control,
        boolean required,
        String value,
        List<Choice> choices,
        String type,
        @Nullable String inputmode,
        @Nullable String autocomplete,
        String width,
        @Nullable String error,
        @Nullable Held held,
        boolean disputed) {

    /// How it is answered.
    public enum Control {
        INPUT,
        TEXTAREA,
        SELECT,
        RADIOS,
        CHECKBOXES
    }

    /// One option.
    public record Choice(String value, String label, boolean chosen) {}

    /// What the state holds and where it has it from.
    public record Held(String text, String source) {}

    /// Where the error summary leads.
    public String id() {
        return "f-" + key;
    }

    public String name() {
        return "f." + key;
    }

    /// Several controls under one legend.
    public boolean group() {
        return control == Control.RADIOS || control == Control.CHECKBOXES;
    }

    /// Nothing need be typed: the state holds it and nobody disputes it.
    public boolean settled() {
        return held != null && !disputed && error == null;
    }

    /// Ids of hint, source and error, for `aria-describedby`; null when there are none.
    public @Nullable String describedBy() {
        var ids = Stream.of(hint.isEmpty() ? "" : "-h", held == null ? "" : "-s", error == null ? "" : "-e")
                .filter(it -> !it.isEmpty())
                .map(it -> id() + it)
                .collect(Collectors.joining(" "));
        return ids.isEmpty() ? null : ids;
    }
}
