package cn.zhengtong.services.acceptance;

import static cn.zhengtong.OurPages.csrf;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.OrganisationCode;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// Who reaches a case of the market bureau of Xuanwu: everybody else gets the answer of a case that does not
/// exist.
@ZhengtongTest
class ReachingCasesTests {

    @Autowired
    CaseErrand errand;

    @Autowired
    Acceptance acceptance;

    @Autowired
    CaseList list;

    @Autowired
    MockMvcTester web;

    CaseNumber number;
    Actor owner;

    @BeforeEach
    void aCase() {
        var person = errand.person();
        owner = CaseErrand.of(person);
        number = acceptance.submit(owner, errand.teaShop(person), null);
    }

    record Outsider(String who, Actor actor) {}

    private Stream<Outsider> outsiders() {
        var police = new OrganisationCode("320102-POLICE");
        return Stream.of(
                new Outsider("another person", CaseErrand.of(errand.person())),
                new Outsider(
                        "an officer of another county",
                        CaseErrand.officerOf("外县", "320508", null, "acceptance.read", "acceptance.accept")),
                new Outsider("an officer of another city", CaseErrand.officerOf("外市", "3205", null, "acceptance.read")),
                new Outsider(
                        "an officer of another body",
                        CaseErrand.officerOf("公安", "320102", police, "acceptance.read", "acceptance.accept")),
                new Outsider(
                        "an officer without this right", CaseErrand.officerOf("别权", "320102", null, "catalog.edit")),
                new Outsider(
                        "a village window elsewhere",
                        CaseErrand.officerOf("他村", "320104001", null, "acceptance.receive")));
    }

    @TestFactory
    Stream<DynamicTest> nobodyElseLearnsThatTheCaseExists() {
        return outsiders()
                .flatMap(it -> Stream.of("", "/documents/" + UUID.randomUUID(), "/files/" + UUID.randomUUID())
                        .map(path -> DynamicTest.dynamicTest(it.who() + " " + path, () -> {
                            assertThat(status(it.actor(), "GET", "/api/acceptance/cases/" + number.value() + path))
                                    .isIn(403, 404);
                            assertThat(status(it.actor(), "GET", "/my/cases/" + number.value() + path))
                                    .isIn(403, 404);
                        })));
    }

    @TestFactory
    Stream<DynamicTest> nobodyElseActsOnIt() {
        return outsiders()
                .flatMap(it -> Stream.of(
                                "acceptance", "refusal", "supplement-notice", "withdrawal", "decision", "reveal")
                        .map(action -> DynamicTest.dynamicTest(it.who() + " " + action, () -> {
                            assertThat(status(
                                            it.actor(),
                                            "POST",
                                            "/api/acceptance/cases/" + number.value() + "/" + action))
                                    .isIn(403, 404);
                            assertThat(errand.read(number).status()).isEqualTo(CaseStatus.SUBMITTED);
                        })));
    }

    @TestFactory
    Stream<DynamicTest> listsAndSearchesDoNotShowIt() {
        return outsiders()
                .filter(it -> it.actor().isStaff())
                .map(it -> DynamicTest.dynamicTest(it.who(), () -> {
                    assertThat(list.withinReach(it.actor(), null, null, 100).rows())
                            .noneMatch(row -> row.number().equals(number));
                    assertThat(list.search(it.actor(), number.value(), null, 10).rows())
                            .isEmpty();
                }));
    }

    @Test
    void itsOfficersAndTheProvinceSeeItOnceInListAndSearch() {
        var officer = CaseErrand.officer("本局", "acceptance.read");
        var leader = CaseErrand.officerOf("省里", "32", null, "acceptance.read");
        for (var actor : java.util.List.of(officer, leader)) {
            assertThat(list.withinReach(actor, null, null, 100).rows())
                    .filteredOn(row -> row.number().equals(number))
                    .hasSize(1);
            assertThat(list.search(actor, number.value().replaceAll("(.{4})", "$1 "), null, 10)
                            .rows())
                    .hasSize(1);
        }
    }

    @Test
    void aReaderIsOfferedNothingToDo() {
        var answer = web.get()
                .uri("/api/acceptance/cases/" + number.value())
                .requestAttr(Actor.class.getName(), CaseErrand.officerOf("省里", "32", null, "acceptance.read"))
                .exchange();
        assertThat(answer)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.actions")
                .asArray()
                .isEmpty();
    }

    @Test
    void personalValuesAreMaskedAndShownOnlyForAPurpose() {
        var officer = CaseErrand.officer("承办", "acceptance.accept", "acceptance.read");
        var masked = web.get()
                .uri("/api/acceptance/cases/" + number.value())
                .requestAttr(Actor.class.getName(), officer)
                .exchange();
        assertThat(masked)
                .bodyJson()
                .extractingPath("$.applicant.certificate")
                .asString()
                .contains("***");
        assertThat(status(officer, "POST", "/api/acceptance/cases/" + number.value() + "/reveal"))
                .isEqualTo(422);
    }

    private int status(Actor actor, String method, String path) {
        return web.method(HttpMethod.valueOf(method))
                .uri(path)
                .requestAttr(Actor.class.getName(), actor)
                .with(csrf())
                .contentType("application/json")
                .content("{\"purpose\":\"\"}")
                .exchange()
                .getResponse()
                .getStatus();
    }
}
