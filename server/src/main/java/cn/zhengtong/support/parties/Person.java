package cn.zhengtong.support.parties;

import cn.zhengtong.foundation.Masks;
import cn.zhengtong.kernel.CitizenNumber;
import cn.zhengtong.kernel.MobileNumber;
import cn.zhengtong.kernel.PersonName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A natural person 自然人, unmasked: never leaves the server as it is.
///
/// @param mobile null for people without a phone, who are served at a window
/// @param assurance how surely we know who it is, 1 to 4
public record Person(
        UUID id,
        PersonName name,
        CitizenNumber certificate,
        @Nullable MobileNumber mobile,
        int assurance) {

    public String maskedName() {
        return Masks.name(name.value());
    }

    public String maskedCertificate() {
        return Masks.citizenNumber(certificate.value());
    }

    /// Empty for people without a phone.
    public String maskedMobile() {
        return mobile == null ? "" : Masks.mobile(mobile.value());
    }

    @Override
    public String toString() {
        return "person " + id;
    }
}
