package cn.zhengtong.services.catalog;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.support.regions.Organisations;
import cn.zhengtong.support.regions.RegionInView;
import cn.zhengtong.support.regions.Regions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// Finding and reading guides: search, topics, bodies, one page a guide.
@Controller
class GuidePages {

    private static final int ROWS = 30;

    private final Catalog catalog;
    private final Organisations organisations;
    private final RegionInView inView;
    private final Regions regions;
    private final MessageSource messages;

    GuidePages(
            Catalog catalog,
            Organisations organisations,
            RegionInView inView,
            Regions regions,
            MessageSource messages) {
        this.catalog = catalog;
        this.organisations = organisations;
        this.inView = inView;
        this.regions = regions;
        this.messages = messages;
    }

    @GetMapping(path = "/search", produces = MediaType.TEXT_HTML_VALUE)
    @Opened(to = Audience.PUBLIC)
    String search(@RequestParam(defaultValue = "") String q, Model model) {
        var question = q.strip();
        model.addAttribute("q", question);
        model.addAttribute("hits", question.isEmpty() ? List.of() : catalog.search(question, 20));
        model.addAttribute("themes", catalog.facet(Catalog.Facet.THEME));
        return "catalog/search";
    }

    /// The answer for programs.
    record Answer(String q, List<Catalog.Found> hits) {}

    @GetMapping(path = "/search", produces = MediaType.APPLICATION_JSON_VALUE)
    @Opened(to = Audience.PUBLIC)
    ResponseEntity<Answer> searchForPrograms(@RequestParam(defaultValue = "") String q) {
        var question = q.strip();
        return ResponseEntity.ok(new Answer(question, question.isEmpty() ? List.of() : catalog.search(question, 20)));
    }

    @GetMapping("/guides/{code}")
    @Opened(to = Audience.PUBLIC)
    String guide(@PathVariable String code, HttpServletRequest request, Model model) {
        var region = inView.of(request);
        Optional<Guide> guide = Optional.empty();
        if (CatalogCode.matches(code)) {
            guide = catalog.nearest(new CatalogCode(code), region);
            if (guide.isEmpty()) {
                return chooseBody(new CatalogCode(code), region, null, model);
            }
        } else if (TaskCode.matches(code)) {
            guide = catalog.published(new TaskCode(code));
        }
        return show(guide.orElseThrow(() -> new GuideUnknown(code)), model);
    }

    private String show(Guide guide, Model model) {
        var content = guide.content();
        model.addAttribute("guide", guide);
        model.addAttribute("limits", Limits.of(content));
        model.addAttribute("validity", validity(content));
        model.addAttribute(
                "toPrepare",
                content.materials().stream()
                        .filter(it -> !it.hasLicence() && it.form() != ItemContent.MaterialForm.ONLINE_FORM)
                        .count());
        model.addAttribute("publishedOn", guide.publishedAt().atZone(BusinessClock.ZONE));
        model.addAttribute(
                "bodyRegion",
                regions.fullName(
                        guide.body().region(), guide.body().region().value().length() > 2 ? 2 : 1));
        return "catalog/guide";
    }

    /// Both limits on one scale, in hours.
    record Limits(double committed, double statutory, double max) {
        static Limits of(ItemContent content) {
            var committed = content.committedLimit() == null
                    ? 0
                    : content.committedLimit().hours();
            var statutory = content.statutoryLimit() == null
                    ? 0
                    : content.statutoryLimit().hours();
            return new Limits(committed, statutory, Math.max(1, Math.max(committed, statutory)));
        }
    }

    private String validity(ItemContent content) {
        var result = content.result();
        var locale = LocaleContextHolder.getLocale();
        if (result == null || result.validity().equals("NONE")) {
            return "";
        }
        return result.validity().equals("LONG_TERM")
                ? messages.getMessage("catalog.valid-long", null, locale)
                : messages.getMessage(
                        "catalog.valid-years", new Object[] {result.validity().replace("YEARS_", "")}, locale);
    }

    /// When nobody serves the region in view: which bodies below it do.
    @GetMapping("/guides/{code}/bodies")
    @Opened(to = Audience.PUBLIC)
    String bodies(@PathVariable CatalogCode code, @RequestParam(required = false) @Nullable String after, Model model) {
        return chooseBody(code, Regions.PROVINCE, after, model);
    }

    private String chooseBody(
            CatalogCode code, cn.zhengtong.kernel.RegionCode below, @Nullable String after, Model model) {
        var providers = catalog.providers(code, below, after, 120);
        if (providers.rows().isEmpty()) {
            throw new GuideUnknown(code.value());
        }
        var any =
                catalog.published(providers.rows().getFirst().code()).orElseThrow(() -> new GuideUnknown(code.value()));
        model.addAttribute("guide", any);
        model.addAttribute("providers", providers);
        return "catalog/bodies";
    }

    @GetMapping("/topics/{value}")
    @Opened(to = Audience.PUBLIC)
    String topic(@PathVariable String value, @RequestParam(required = false) @Nullable String after, Model model) {
        return list(value, Catalog.Facet.THEME, after, model);
    }

    @GetMapping("/life-events/{value}")
    @Opened(to = Audience.PUBLIC)
    String lifeEvent(@PathVariable String value, @RequestParam(required = false) @Nullable String after, Model model) {
        return list(value, Catalog.Facet.LIFE_EVENT, after, model);
    }

    private String list(String value, Catalog.Facet facet, @Nullable String after, Model model) {
        model.addAttribute("heading", value);
        model.addAttribute("items", catalog.byFacet(facet, value, after, ROWS));
        return "catalog/items";
    }

    /// The sub-site 旗舰店 of one body.
    @GetMapping("/organisations/{code}")
    @Opened(to = Audience.PUBLIC)
    String organisation(
            @PathVariable OrganisationCode code, @RequestParam(required = false) @Nullable String after, Model model) {
        var body = organisations.require(code);
        model.addAttribute("heading", body.name());
        model.addAttribute("body", body);
        model.addAttribute("items", catalog.byBody(code, after, ROWS));
        return "catalog/items";
    }

    @GetMapping("/coverage")
    @Opened(to = Audience.PUBLIC)
    String coverage(Model model) {
        model.addAttribute("coverage", catalog.coverage());
        return "catalog/coverage";
    }
}
