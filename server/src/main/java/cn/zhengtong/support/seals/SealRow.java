package cn.zhengtong.support.seals;

import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.Place;
import cn.zhengtong.kernel.RegionCode;
import java.time.Instant;
import java.util.UUID;

/// One seal as it is stored.
///
/// @param number the 13 digits on its lower arc: region and running number
/// @param certificate serial of the certificate it signs with now
record SealRow(
        UUID id,
        OrganisationCode body,
        RegionCode region,
        String bodyName,
        SealKind kind,
        String number,
        SealState state,
        String certificate,
        Instant madeAt) {

    Place place() {
        return new Place(region, body);
    }
}
