package cn.zhengtong.support.licences;

import cn.zhengtong.kernel.OrganisationCode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks for a licence.
///
/// @param typeName what it is called, e.g. 食品经营许可证
/// @param face what stands on it, in this order
/// @param validTo last day, null = without end
/// @param system module whose work brought it about, with the work's number
public record IssueLicence(
        String typeName,
        OrganisationCode body,
        Holder holder,
        Map<String, String> face,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String system,
        String number) {

    public IssueLicence {
        face = new LinkedHashMap<>(face);
        if (validTo != null && validTo.isBefore(validFrom)) {
            throw new IllegalArgumentException("a licence cannot end before it begins");
        }
    }
}
