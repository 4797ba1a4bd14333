package cn.zhengtong.support.documents;

import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.OrganisationCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A paper to be issued.
///
/// @param body that issues and seals it
/// @param template key of the template, e.g. `acceptance-notice`
/// @param system module whose work it belongs to
/// @param number of that work, e.g. a case number
/// @param addressee to whom it is addressed, by name
/// @param fields what the template asks for, by name; several lines are parted by line breaks, what is
///     absent prints nothing
/// @param signer who answers for it and under whose right it is sealed; null = the officer
public record IssueDocument(
        OrganisationCode body,
        String template,
        String system,
        String number,
        String addressee,
        Map<String, String> fields,
        @Nullable Actor signer) {

    public IssueDocument {
        fields = Map.copyOf(fields);
    }
}
