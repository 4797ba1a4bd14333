package cn.zhengtong.support.licences;

import cn.zhengtong.kernel.OrganisationCode;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An e-licence 电子证照.
///
/// @param identifier national identifier (GB/T 36904)
/// @param validTo last day, null = without end
public record Licence(
        UUID id,
        String typeName,
        String licenceNumber,
        String identifier,
        OrganisationCode body,
        Holder holder,
        LocalDate issuedOn,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        State state,
        Map<String, String> face,
        String verifyCode) {

    /// What it is worth; EXPIRED is read off the calendar.
    public enum State {
        ISSUED,
        EXPIRED,
        REVOKED,
        CANCELLED,
        RESCINDED,
        WITHDRAWN
    }

    public boolean isValid() {
        return state == State.ISSUED;
    }

    @Override
    public String toString() {
        return "licence " + id;
    }
}
