package cn.zhengtong;

import static cn.zhengtong.OurPages.csrf;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.Grant;
import cn.zhengtong.kernel.Reach;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.kernel.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/// Every endpoint × every kind of actor, generated from the handler mappings: whom an endpoint is not open for
/// gets no answer from it.
@ZhengtongTest
class LeakMatrixTests {

    private record Endpoint(String method, String path, Opened opened) {}

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    MockMvcTester web;

    @Autowired
    JsonMapper json;

    @TestFactory
    Stream<DynamicTest> closedEndpointsAnswerNobodyElse() {
        var endpoints = endpoints();
        assertThat(endpoints).hasSizeGreaterThan(20);
        return endpoints.stream()
                .filter(it -> it.opened().to() != Audience.PUBLIC)
                .flatMap(it -> outsiders(it.opened()).entrySet().stream()
                        .map(outsider -> DynamicTest.dynamicTest(
                                it.method() + " " + it.path() + " as " + outsider.getKey(),
                                () -> refused(it, outsider.getValue()))));
    }

    /// An officer whose permission lies in another region may learn nothing about an object: neither its
    /// content nor that it exists.
    @TestFactory
    Stream<DynamicTest> outsideTheRegionAnObjectIsUnknown() {
        return endpoints().stream()
                .filter(it -> !it.opened().permission().isEmpty() && it.path().contains("/x/"))
                .map(it -> DynamicTest.dynamicTest(it.method() + " " + it.path(), () -> {
                    var elsewhere = actorWith(it.opened().permission(), "321081");
                    assertThat(status(it, elsewhere)).isIn(400, 404, 422);
                }));
    }

    @Test
    void theDescriptionNamesExactlyTheEndpointsBelowApi() throws Exception {
        var description = json.readTree(
                web.get().uri("/v3/api-docs").exchange().getResponse().getContentAsByteArray());
        var described = new ArrayList<>(description.get("paths").propertyNames());
        var mapped = mappings()
                .map(it -> it.getPatternValues().iterator().next().replaceAll("\\{(\\w+):[^}]*}", "{$1}"))
                .filter(it -> it.startsWith("/api/"))
                .distinct()
                .toList();
        assertThat(described).filteredOn(it -> it.startsWith("/api/")).containsExactlyInAnyOrderElementsOf(mapped);
        assertThat(description.toString()).doesNotContain("\"name\":\"actor\"");
    }

    private void refused(Endpoint endpoint, Actor outsider) {
        assertThat(status(endpoint, outsider)).isIn(302, 401, 403);
    }

    private int status(Endpoint endpoint, Actor actor) {
        return web.method(HttpMethod.valueOf(endpoint.method()))
                .uri(endpoint.path()
                        .replace("/x/", "/" + UUID.randomUUID() + "/")
                        .replaceAll("/x$", "/" + UUID.randomUUID()))
                .requestAttr(Actor.class.getName(), actor)
                .with(csrf())
                .contentType("application/json")
                .content("{}")
                .exchange()
                .getResponse()
                .getStatus();
    }

    /// Whoever the endpoint is not for: a visitor, and those signed in without the permission.
    private static Map<String, Actor> outsiders(Opened opened) {
        var outsiders = new java.util.LinkedHashMap<String, Actor>();
        outsiders.put("visitor", Actor.VISITOR);
        if (opened.to() == Audience.STAFF) {
            outsiders.put("person", Actor.person(UUID.randomUUID(), 4));
        }
        if (opened.to() == Audience.PERSON) {
            outsiders.put("staff", actorWith("catalog.edit", "32"));
        }
        if (!opened.permission().isEmpty()) {
            outsiders.put("staff without grants", Actor.staff(UUID.randomUUID(), "无权", Scope.NONE));
            outsiders.put("staff with another permission", actorWith("some.other", "32"));
        }
        return outsiders;
    }

    private static Actor actorWith(String permission, String region) {
        var reach = new Reach(new RegionCode(region), null, Set.of());
        return Actor.staff(UUID.randomUUID(), "某人", new Scope(List.of(new Grant("role", Set.of(permission), reach))));
    }

    private Stream<RequestMappingInfo> mappings() {
        return requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .filter(it -> it.getValue().getBeanType().getName().startsWith("cn.zhengtong."))
                .map(Map.Entry::getKey);
    }

    private List<Endpoint> endpoints() {
        return requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .filter(it -> it.getValue().getBeanType().getName().startsWith("cn.zhengtong."))
                .map(it -> new Endpoint(
                        it.getKey().getMethodsCondition().getMethods().stream()
                                .map(RequestMethod::name)
                                .findFirst()
                                .orElse("GET"),
                        sample(it.getKey().getPatternValues().iterator().next()),
                        Objects.requireNonNull(it.getValue().getMethodAnnotation(Opened.class))))
                .toList();
    }

    /// The address with something in each place that its pattern lets in.
    private static String sample(String pattern) {
        return pattern.replaceAll("\\{\\w+:\\\\d\\+}", "123456789012")
                .replaceAll("\\{\\w+:\\[a-z-]\\+}", "acceptance")
                .replaceAll("\\{\\w+:(\\w+)\\|[^}]*}", "$1")
                .replaceAll("\\{[^}]*}", "x");
    }
}
