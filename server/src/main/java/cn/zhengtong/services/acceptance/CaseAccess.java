package cn.zhengtong.services.acceptance;

import cn.zhengtong.kernel.Actor;
import java.util.List;

/// Who may see a case: its applicant, and staff with any permission of this module over its place. For
/// everybody else it
/// does not exist.
final class CaseAccess {

    static final String RECEIVE = "acceptance.receive";
    static final String READ = "acceptance.read";
    static final String ACCEPT = "acceptance.accept";
    static final String INSTANT = "acceptance.instant";
    static final String EXAMINE = "acceptance.examine";
    static final String VISIT = "acceptance.visit";
    static final String REVIEW = "acceptance.review";
    static final String DECIDE = "acceptance.decide";
    static final String EXTEND = "acceptance.extend";
    static final String DELIVER = "acceptance.deliver";
    static final String SUPERVISE = "acceptance.supervise";

    private static final List<String> ANY =
            List.of(READ, RECEIVE, ACCEPT, EXAMINE, VISIT, REVIEW, DECIDE, DELIVER, SUPERVISE);

    private CaseAccess() {}

    static void mustSee(Actor actor, ServiceCase it) {
        if (!sees(actor, it)) {
            throw new CaseUnknown(it.number().value());
        }
    }

    static void mustOwn(Actor actor, ServiceCase it) {
        if (!actor.isPerson() || !actor.id().equals(it.origin.applicant())) {
            throw new CaseUnknown(it.number().value());
        }
    }

    private static boolean sees(Actor actor, ServiceCase it) {
        return switch (actor.kind()) {
            case PROGRAM -> true;
            case PERSON -> actor.id().equals(it.origin.applicant());
            case STAFF ->
                ANY.stream().anyMatch(permission -> actor.may(permission, it.place())) || receivedHere(actor, it);
            case VISITOR -> false;
        };
    }

    /// A window sees what it handed in for somebody else's body (代收), without any power over it.
    private static boolean receivedHere(Actor actor, ServiceCase it) {
        return actor.scope().reaches(RECEIVE).stream()
                .anyMatch(reach -> it.origin.origin().liesIn(reach.region()));
    }
}
