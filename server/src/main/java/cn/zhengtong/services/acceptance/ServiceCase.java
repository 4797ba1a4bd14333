package cn.zhengtong.services.acceptance;

import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.Place;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.services.catalog.CatalogCode;
import cn.zhengtong.services.catalog.TaskCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One application by one applicant for one service item (办件). It runs on the snapshot of the guide it was
/// submitted
/// under.
class ServiceCase {

    /// What never changes once submitted.
    ///
    /// @param origin the division in which it was handed in: the applicant's region on line, the window's
    ///     otherwise
    /// @param applicantMask name as lists may show it
    record Origin(
            UUID id,
            CaseNumber number,
            Channel channel,
            CatalogCode item,
            TaskCode taskCode,
            UUID snapshot,
            String itemName,
            RegionCode region,
            OrganisationCode organisation,
            RegionCode origin,
            UUID applicant,
            String applicantMask,
            @Nullable String firm,
            @Nullable String firmName,
            @Nullable UUID receivedBy,
            Map<String, String> situations,
            Instant submittedAt) {}

    final Origin origin;
    private CaseStatus status = CaseStatus.SUBMITTED;
    Map<String, Object> form;
    List<HandedIn> materials;
    Map<String, Object> facts = new HashMap<>();

    @Nullable
    Instant acceptedAt;

    boolean deemed;

    @Nullable
    Instant decidedAt;

    @Nullable
    Instant deliveredAt;

    @Nullable
    Instant closedAt;

    @Nullable
    Instant dueAt;

    @Nullable
    Instant yellowAt;

    int supplements;
    int visits;

    @Nullable
    UUID licence;

    long version;

    ServiceCase(Origin origin, Map<String, Object> form, List<HandedIn> materials) {
        this.origin = origin;
        this.form = form;
        this.materials = new ArrayList<>(materials);
    }

    CaseNumber number() {
        return origin.number();
    }

    CaseStatus status() {
        return status;
    }

    Place place() {
        return new Place(origin.region(), origin.organisation(), origin.item().value());
    }

    /// The name under which its clocks run.
    String clockSubject() {
        return clockSubject(number());
    }

    static String clockSubject(CaseNumber number) {
        return "acceptance:" + number.value();
    }

    void become(CaseStatus next, Instant at) {
        if (!status.canBecome(next)) {
            throw new CaseNotOpen(number(), status);
        }
        status = next;
        if (next.isEnd()) {
            closedAt = at;
            dueAt = null;
            yellowAt = null;
        }
    }

    /// Only the repository puts a stored status back.
    void restore(CaseStatus stored) {
        status = stored;
    }

    void accept(Instant at, boolean bySilence) {
        become(CaseStatus.IN_REVIEW, at);
        acceptedAt = at;
        deemed = bySilence;
    }

    void decide(boolean granted, Instant at) {
        become(granted ? CaseStatus.GRANTED : CaseStatus.DENIED, at);
        decidedAt = at;
    }

    void deliver(Instant at) {
        become(CaseStatus.DELIVERED, at);
        deliveredAt = at;
    }

    void runUntil(@Nullable Instant due, @Nullable Instant yellow) {
        dueAt = due;
        yellowAt = yellow;
    }

    HandedIn material(String key) {
        return materials.stream()
                .filter(it -> it.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new CaseUnknown(number().value()));
    }

    void put(HandedIn handedIn) {
        materials.removeIf(it -> it.key().equals(handedIn.key()));
        materials.add(handedIn);
    }
}
