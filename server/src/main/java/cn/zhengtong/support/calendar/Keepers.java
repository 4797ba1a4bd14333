package cn.zhengtong.support.calendar;

import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.Place;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.kernel.RuleViolation;

/// Who may change the calendar (日历维护人员): the province's keeper all of it, a city's keeper the outages of the
/// city.
final class Keepers {

    static final String EDIT = "calendar.edit";

    private Keepers() {}

    static void mustReach(Actor actor, RegionCode region) {
        var office = new OrganisationCode(region.sixDigits() + "-GOVERNMENT_SERVICES");
        if (!actor.may(EDIT, new Place(region, office))) {
            throw new NotKeeper();
        }
    }

    /// The calendar is public, so it is no secret that it exists.
    static class NotKeeper extends RuleViolation {
        NotKeeper() {
            super("calendar.not-keeper", Kind.NOT_ALLOWED, "The actor does not keep the calendar there");
        }
    }
}
