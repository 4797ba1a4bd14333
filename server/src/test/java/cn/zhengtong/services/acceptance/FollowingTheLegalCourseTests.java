package cn.zhengtong.services.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.support.calendar.Deadline;
import cn.zhengtong.support.documents.Document;
import cn.zhengtong.support.documents.Documents;
import cn.zhengtong.support.licences.Licences;
import cn.zhengtong.support.ratings.Ratings;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The table of domain rules for a committed item, row by row (行政许可法 §32–§48).
@ZhengtongTest
class FollowingTheLegalCourseTests {

    @Autowired
    CaseErrand errand;

    @Autowired
    Acceptance acceptance;

    @Autowired
    CaseDesk desk;

    @Autowired
    CaseClocks clocks;

    @Autowired
    DeadlineWatch watch;

    @Autowired
    Documents documents;

    @Autowired
    Licences licences;

    @Autowired
    Ratings ratings;

    final Actor handler = CaseErrand.officer(
            "承办",
            "acceptance.accept",
            "acceptance.examine",
            "acceptance.visit",
            "acceptance.deliver",
            "acceptance.read");
    final Actor reviewer = CaseErrand.officer("审核", "acceptance.review", "acceptance.visit", "acceptance.read");
    final Actor decider = CaseErrand.officer("负责", "acceptance.decide", "acceptance.extend", "acceptance.read");

    @AfterEach
    void backToToday() {
        errand.today();
    }

    @Test
    void aSubmissionStartsFiveWorkingDaysToAnswer() {
        errand.at(day("2026-11-23T10:00"));
        var it = errand.read(errand.submitted());
        assertThat(it.status()).isEqualTo(CaseStatus.SUBMITTED);
        assertThat(dueDay(it.number(), CaseClocks.RECEIPT)).isEqualTo("2026-11-30");
    }

    @Test
    void acceptingStartsBothClocksAndServesASealedNotice() {
        errand.at(day("2026-11-23T10:00"));
        var number = errand.submitted();
        errand.act(handler, number, "acceptance");
        var it = errand.read(number);
        assertThat(it.status()).isEqualTo(CaseStatus.IN_REVIEW);
        assertThat(dueDay(number, CaseClocks.COMMITTED)).isEqualTo("2026-12-01");
        assertThat(dueDay(number, CaseClocks.STATUTORY)).isEqualTo("2026-12-07");
        assertThat(papers(number)).extracting(Document::template).containsExactly("acceptance-notice");
    }

    @Test
    void allThatIsMissingIsAskedForAtOnceAndCompleteMeansAccepted() {
        var person = errand.person();
        var number = acceptance.submit(CaseErrand.of(person), errand.teaShop(person), null);
        desk.check(handler, number, "layout", HandedIn.Check.NOT_OK, "看不出水池位置");
        assertThatThrownBy(() -> errand.act(handler, number, "acceptance")).isInstanceOf(MaterialsMissing.class);
        errand.act(handler, number, "supplement-notice", "missing", List.of("布局图：标出水池"));
        assertThat(errand.read(number).status()).isEqualTo(CaseStatus.SUPPLEMENT_PENDING);
        acceptance.supplement(
                CaseErrand.of(person), number, Map.of("layout", List.of(errand.file(person, "新图.png"))), "k1");
        errand.act(handler, number, "acceptance");
        assertThat(errand.read(number).status()).isEqualTo(CaseStatus.IN_REVIEW);
    }

    @Test
    void askingASecondTimeNeedsAReasonAndIsCounted() {
        var person = errand.person();
        var number = acceptance.submit(CaseErrand.of(person), errand.teaShop(person), null);
        errand.act(handler, number, "supplement-notice", "missing", List.of("布局图"));
        acceptance.supplement(
                CaseErrand.of(person), number, Map.of("layout", List.of(errand.file(person, "图.png"))), "s1");
        assertThatThrownBy(() -> errand.act(handler, number, "supplement-notice", "missing", List.of("制度")))
                .isInstanceOf(ActionInput.ActionInputInvalid.class);
        errand.act(handler, number, "supplement-notice", "missing", List.of("制度"), "secondReason", "新出台的规定要求");
        assertThat(errand.read(number).supplements).isEqualTo(2);
        assertThat(documents.of("acceptance", number.value())).hasSize(2);
    }

    @Test
    void refusingOutsideOnesPowerSaysWhichBodyIsCompetent() {
        var number = errand.submitted();
        assertThatThrownBy(() -> errand.act(handler, number, "refusal", "ground", "NOT_OUR_POWER", "reasons", "不归本局"))
                .isInstanceOf(ActionInput.ActionInputInvalid.class);
        errand.act(
                handler,
                number,
                "refusal",
                "ground",
                "NOT_OUR_POWER",
                "reasons",
                "不归本局",
                "competentBody",
                "南京市市场监督管理局");
        assertThat(errand.read(number).status()).isEqualTo(CaseStatus.REFUSED);
        assertThat(papers(number)).extracting(Document::template).containsExactly("refusal-notice");
    }

    @Test
    void whatNeedsNoPermitIsToldAtOnce() {
        var number = errand.submitted();
        errand.act(handler, number, "not-needed-notice", "reasons", "只卖预包装食品，备案即可");
        assertThat(errand.read(number).status()).isEqualTo(CaseStatus.NOT_NEEDED);
    }

    @Test
    void fiveSilentDaysMeanAcceptedFromTheDayOfReceipt() {
        errand.at(day("2026-11-23T10:00"));
        var number = errand.submitted();
        errand.at(day("2026-11-30T23:00"));
        watch.sweep();
        assertThat(errand.read(number).status()).isEqualTo(CaseStatus.SUBMITTED);
        errand.at(day("2026-12-01T00:01"));
        watch.sweep();
        var it = errand.read(number);
        assertThat(it.status()).isEqualTo(CaseStatus.IN_REVIEW);
        assertThat(it.deemed).isTrue();
        assertThat(it.acceptedAt).isEqualTo(it.origin.submittedAt());
        assertThat(dueDay(number, CaseClocks.STATUTORY)).isEqualTo("2026-12-07");
        assertThat(watch.sweep()).isZero();
    }

    @Test
    void aSupplementThatNeverComesEndsTheCase() {
        errand.at(day("2026-11-23T10:00"));
        var number = errand.submitted();
        errand.act(handler, number, "supplement-notice", "missing", List.of("布局图"));
        errand.at(day("2027-02-01T10:00"));
        watch.sweep();
        assertThat(errand.read(number).status()).isEqualTo(CaseStatus.TERMINATED);
        assertThat(papers(number)).extracting(Document::template).contains("termination-notice");
    }

    @Test
    void aSiteVisitNeedsTwoOfficersAndDoesNotStopTheClock() {
        errand.at(day("2026-11-23T10:00"));
        var number = errand.submitted();
        errand.act(handler, number, "acceptance");
        errand.act(handler, number, "review", "conclusion", "APPROVE", "opinion", "材料真实");
        assertThatThrownBy(() -> errand.act(
                        reviewer,
                        number,
                        "site-visit",
                        "officers",
                        List.of(UUID.randomUUID().toString()),
                        "visitedAt",
                        "2026-11-23T09:00",
                        "finding",
                        "好",
                        "result",
                        "APPROVE"))
                .isInstanceOf(ActionInput.ActionInputInvalid.class);
        assertThat(dueDay(number, CaseClocks.COMMITTED)).isEqualTo("2026-12-01");
    }

    @Test
    void testingOfThingsStopsTheClockAndOnlyTheClosedListMay() {
        errand.at(day("2026-11-23T10:00"));
        var number = errand.submitted();
        errand.act(handler, number, "acceptance");
        assertThatThrownBy(() ->
                        errand.act(handler, number, "suspension", "procedure", "现场核查", "days", 3, "reasons", "要看现场"))
                .isInstanceOf(ActionInput.ActionInputInvalid.class);
        errand.at(day("2026-11-24T09:00"));
        errand.act(handler, number, "suspension", "procedure", "检验", "days", 3, "reasons", "水质检验");
        assertThat(errand.read(number).dueAt).isNull();
        errand.at(day("2026-11-27T09:00"));
        errand.act(handler, number, "resumption", "finding", "水质合格");
        assertThat(LocalDate.parse(dueDay(number, CaseClocks.COMMITTED))).isAfter(LocalDate.parse("2026-12-01"));
    }

    @Test
    void theHeadExtendsOnceByTenDaysAtMost() {
        var number = errand.submitted();
        errand.act(handler, number, "acceptance");
        assertThatThrownBy(() -> errand.act(decider, number, "extension", "days", 11, "reasons", "复杂"))
                .isInstanceOf(ActionInput.ActionInputInvalid.class);
        errand.act(decider, number, "extension", "days", 10, "reasons", "复杂");
        assertThatThrownBy(() -> errand.act(decider, number, "extension", "days", 1, "reasons", "再来"))
                .isInstanceOf(CaseActions.ActionNotOffered.class);
        assertThatThrownBy(() -> errand.act(handler, errand.submitted(), "extension", "days", 1, "reasons", "无权"))
                .isInstanceOf(CaseActions.ActionNotOffered.class);
    }

    @Test
    void aHearingIsAskedForWithinFiveDaysAndStopsTheClock() {
        errand.at(day("2026-11-23T10:00"));
        var person = errand.person();
        var number = acceptance.submit(CaseErrand.of(person), errand.teaShop(person), null);
        errand.act(handler, number, "acceptance");
        errand.act(handler, number, "hearing-right", "reasons", "涉及相邻住户重大利益");
        acceptance.askForHearing(CaseErrand.of(person), number);
        assertThatThrownBy(() -> acceptance.askForHearing(CaseErrand.of(person), number))
                .isInstanceOf(CaseNotOpen.class);
        assertThatThrownBy(() -> errand.act(handler, number, "hearing", "heldAt", "2027-01-20T09:00", "place", "三楼会议室"))
                .isInstanceOf(ActionInput.ActionInputInvalid.class);
        errand.act(handler, number, "hearing", "heldAt", "2026-12-08T09:00", "place", "三楼会议室");
        assertThat(papers(number)).extracting(Document::template).contains("hearing-right-notice", "hearing-notice");
        assertThat(errand.read(number).dueAt).isNull();
    }

    @Test
    void aGrantBringsDecisionLicenceDeliveryAndOneRating() {
        var person = errand.person();
        var number = acceptance.submit(CaseErrand.of(person), errand.teaShop(person), null);
        toDecision(number);
        assertThatThrownBy(() -> errand.act(
                        CaseErrand.officer("承办", "acceptance.decide", "acceptance.examine", "acceptance.read"),
                        number,
                        "decision",
                        "result",
                        "GRANT"))
                .as("who examined does not decide");
        errand.act(decider, number, "decision", "result", "GRANT");
        var it = errand.read(number);
        assertThat(it.status()).isEqualTo(CaseStatus.DELIVERED);
        assertThat(licences.require(it.licence).typeName()).isEqualTo("食品经营许可证");
        assertThat(papers(number)).extracting(Document::template).contains("acceptance-notice", "grant-decision");
        assertThat(ratings.of("acceptance", number.value(), "case-closed")).isPresent();
    }

    @Test
    void aDenialNeedsReasonsAndTellsRemedies() {
        var number = errand.submitted();
        toDecision(number);
        assertThatThrownBy(() -> errand.act(decider, number, "decision", "result", "DENY"))
                .isInstanceOf(ActionInput.ActionInputInvalid.class);
        errand.act(decider, number, "decision", "result", "DENY", "reasons", "布局不符合要求");
        assertThat(papers(number)).extracting(Document::template).contains("denial-decision");
        assertThat(errand.read(number).licence).isNull();
    }

    @Test
    void theApplicantWithdrawsUntilTheDecisionAndNotAfter() {
        var person = errand.person();
        var actor = CaseErrand.of(person);
        var number = acceptance.submit(actor, errand.teaShop(person), null);
        toDecision(number);
        acceptance.withdraw(actor, number, "不开店了");
        assertThat(errand.read(number).status()).isEqualTo(CaseStatus.WITHDRAWN);
        assertThatThrownBy(() -> acceptance.withdraw(actor, number, "再撤")).isInstanceOf(CaseNotOpen.class);
        assertThatThrownBy(() -> errand.act(decider, number, "decision", "result", "GRANT"))
                .isInstanceOf(CaseActions.ActionNotOffered.class);
    }

    private void toDecision(CaseNumber number) {
        errand.act(handler, number, "acceptance");
        errand.act(handler, number, "review", "conclusion", "APPROVE", "opinion", "材料真实");
        errand.visit(number);
        errand.act(reviewer, number, "review", "conclusion", "APPROVE", "opinion", "同意");
        assertThat(errand.read(number).status()).isEqualTo(CaseStatus.TO_DECIDE);
    }

    private List<Document> papers(CaseNumber number) {
        return documents.of("acceptance", number.value());
    }

    private String dueDay(CaseNumber number, String kind) {
        return clocks.of(number).stream()
                .filter(it -> it.kind().equals(kind))
                .findFirst()
                .map(Deadline::dueDay)
                .orElseThrow()
                .toString();
    }

    private static java.time.Instant day(String local) {
        return LocalDateTime.parse(local).atZone(BusinessClock.ZONE).toInstant();
    }
}
