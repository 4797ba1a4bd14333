package cn.zhengtong.support.notices;

import java.util.List;
import java.util.UUID;

/// Tell a person something. Stored as key and arguments, never as text.
///
/// @param key one of [NoticeKind]: its words stand under `notices.text.<key>`
/// @param args in the order of the kind; dates and instants in ISO form are written in the reader's language
/// @param link address inside this house where it goes on
/// @param system module of the thing, `number` its number there
public record Tell(UUID person, String key, List<String> args, String link, String system, String number) {

    public Tell {
        args = List.copyOf(args);
        if (!link.matches("/([^/\\\\].*)?")) {
            throw new IllegalArgumentException("a notice leads to an address of this house, not to " + link);
        }
        NoticeKind.of(key).check(args);
    }
}
