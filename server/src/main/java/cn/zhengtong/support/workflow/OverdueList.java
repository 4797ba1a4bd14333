package cn.zhengtong.support.workflow;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.support.regions.Organisation;
import cn.zhengtong.support.regions.Organisations;
import cn.zhengtong.support.workflow.Due.Colour;
import cn.zhengtong.support.workflow.OpenSteps.Found;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What supervisors watch: open steps in their reach that are past their deadline or close to it, whoever may do them.
@Component
@Transactional(readOnly = true)
class OverdueList {

    /// One line.
    ///
    /// @param body who has to do it
    record Row(
            UUID id,
            String system,
            String subject,
            String title,
            String number,
            String step,
            String body,
            @Nullable String assignee,
            @Nullable Instant dueAt,
            @Nullable String dueText,
            Colour colour,
            String link) {}

    private final OpenSteps openSteps;
    private final Organisations organisations;
    private final DueWords words;
    private final BusinessClock clock;

    OverdueList(OpenSteps openSteps, Organisations organisations, DueWords words, BusinessClock clock) {
        this.openSteps = openSteps;
        this.organisations = organisations;
        this.words = words;
        this.clock = clock;
    }

    Page<Row> page(Actor actor, Colour colour, @Nullable String after, int limit, Locale locale) {
        var reaches = actor.scope().reaches(Duties.SUPERVISE);
        var query = new TodoQuery(openSteps.waiting(), permission -> reaches);
        var read = openSteps.read(query, query.all(null, OpenSteps.page(colour)), after, limit + 1);
        var bodies = read.stream()
                .map(it -> it.place().organisation())
                .distinct()
                .collect(Collectors.toMap(it -> it, this::nameOf));
        return Page.of(read, limit, OpenSteps::keyOf).map(it -> row(it, bodies, locale));
    }

    private String nameOf(OrganisationCode code) {
        return organisations.find(code).map(Organisation::name).orElse(code.value());
    }

    private Row row(Found step, Map<OrganisationCode, String> bodies, Locale locale) {
        var now = clock.instant();
        return new Row(
                step.id(),
                step.work().system(),
                step.work().subject(),
                step.work().title(),
                step.work().number(),
                step.name(),
                bodies.getOrDefault(
                        step.place().organisation(), step.place().organisation().value()),
                step.assigneeName(),
                step.due().dueAt(),
                words.text(step.due(), now, locale),
                step.due().colour(now),
                step.work().link());
    }
}
