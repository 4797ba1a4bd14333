package cn.zhengtong.support.workflow;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.support.workflow.Due.Colour;
import cn.zhengtong.support.workflow.OpenSteps.Found;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The one to-do list over all systems: what somebody may do now, nearest deadline first.
@Component
@Transactional(readOnly = true)
class TodoList {

    /// What is shown.
    ///
    /// @param system null = all
    /// @param mine held by the actor or whom he stands in for, or free for him
    record Filter(@Nullable String system, @Nullable Colour colour, boolean mine) {}

    /// One line.
    ///
    /// @param actions what the actor may do with it here
    record Row(
            UUID id,
            String system,
            String subject,
            String title,
            @Nullable String applicant,
            String number,
            String step,
            @Nullable String assignee,
            @Nullable Instant dueAt,
            @Nullable String dueText,
            Colour colour,
            String link,
            List<String> actions) {}

    /// How many there are; [#MOST] stands for that many and more.
    ///
    /// @param systems all, by system
    record Counts(int all, int mine, int yellow, int red, Map<String, Integer> systems) {}

    /// One page.
    record TodoPage(List<Row> rows, @Nullable String next, Counts counts) {}

    /// Counting goes no further.
    static final int MOST = 1000;

    private final JdbcClient jdbc;
    private final OpenSteps openSteps;
    private final Delegations delegations;
    private final Separations separations;
    private final DueWords words;
    private final BusinessClock clock;
    private final MessageSource messages;

    TodoList(
            JdbcClient jdbc,
            OpenSteps openSteps,
            Delegations delegations,
            Separations separations,
            DueWords words,
            BusinessClock clock,
            MessageSource messages) {
        this.jdbc = jdbc;
        this.openSteps = openSteps;
        this.delegations = delegations;
        this.separations = separations;
        this.words = words;
        this.clock = clock;
        this.messages = messages;
    }

    TodoPage page(Actor actor, Filter filter, @Nullable String after, int limit, Locale locale) {
        var query = new TodoQuery(openSteps.waiting(), actor.scope()::reaches);
        var people = people(actor);
        var shape = OpenSteps.page(filter.colour());
        var branches = filter.mine()
                ? Stream.concat(
                                query.free(filter.system(), shape).stream(),
                                query.heldBy(people.keySet(), filter.system(), shape).stream())
                        .toList()
                : query.all(filter.system(), shape);
        var read = openSteps.read(query, branches, after, limit + 1);
        var barred = barred(actor, read);
        var page = Page.of(read, limit, OpenSteps::keyOf).map(it -> row(actor, it, people, barred, locale));
        return new TodoPage(page.rows(), page.next(), counts(query, people.keySet()));
    }

    /// The actor, and whom he stands in for, by name.
    private Map<UUID, String> people(Actor actor) {
        var people = new LinkedHashMap<UUID, String>();
        people.put(actor.id(), actor.name());
        for (var member : delegations.standsInFor(actor.id())) {
            people.put(member.id(), member.name());
        }
        return people;
    }

    private Row row(Actor actor, Found step, Map<UUID, String> people, Set<UUID> barred, Locale locale) {
        var now = clock.instant();
        return new Row(
                step.id(),
                step.work().system(),
                step.work().subject(),
                step.work().title(),
                step.work().applicant(),
                step.work().number(),
                step.name(),
                assignee(actor, step, people, locale),
                step.due().dueAt(),
                words.text(step.due(), now, locale),
                step.due().colour(now),
                step.work().link(),
                actions(actor, step, people.keySet(), barred));
    }

    private @Nullable String assignee(Actor actor, Found step, Map<UUID, String> people, Locale locale) {
        var holder = step.assignee();
        var instead = holder != null && !holder.equals(actor.id()) && people.containsKey(holder);
        return instead
                ? messages.getMessage("workflow.you-stand-in", new Object[] {step.assigneeName()}, locale)
                : step.assigneeName();
    }

    private static List<String> actions(Actor actor, Found step, Set<UUID> people, Set<UUID> barred) {
        var actions = new ArrayList<String>();
        var holder = step.assignee();
        if (holder == null && !barred.contains(step.id())) {
            actions.add("claim");
        }
        if (holder != null && people.contains(holder)) {
            actions.add("release");
        }
        if (holder == null || people.contains(holder) || actor.may(Duties.SUPERVISE, step.place())) {
            actions.add("hand-over");
        }
        return actions;
    }

    /// Free ones of this page that the actor may not do, because of what he did on the same work before.
    private Set<UUID> barred(Actor actor, List<Found> page) {
        record Before(String system, String number, String permission, UUID activation) {}
        var works = page.stream()
                .filter(it -> it.assignee() == null)
                .map(Found::work)
                .toList();
        if (works.isEmpty()) {
            return Set.of();
        }
        var before = jdbc.sql("""
                        select system, number, permission, activation from workflow.step
                         where system = any(:systems) and number = any(:numbers) and kind = 'TASK'
                           and (state = 'DONE' and (done_by = :me or done_for = :me) or state = 'OPEN' and assignee = :me)
                        """)
                .param("systems", works.stream().map(Work::system).distinct().toArray(String[]::new))
                .param("numbers", works.stream().map(Work::number).distinct().toArray(String[]::new))
                .param("me", actor.id())
                .query(Before.class)
                .list();
        var barred = new HashSet<UUID>();
        for (var step : page) {
            var apart = separations.apartFrom(step.permission());
            before.stream()
                    .filter(it -> it.system().equals(step.work().system())
                            && it.number().equals(step.work().number())
                            && (apart.contains(it.permission())
                                    || it.activation().equals(step.activation())))
                    .findFirst()
                    .ifPresent(it -> barred.add(step.id()));
        }
        return barred;
    }

    /// What is counted: each system by its name, the rest by names that no system has.
    static Map<String, List<String>> counted(TodoQuery query, Set<UUID> people) {
        var counted = new LinkedHashMap<String, List<String>>();
        query.systems().forEach(it -> counted.put(it, query.unordered(it, OpenSteps.counted(null))));
        counted.put(
                " mine",
                Stream.concat(
                                query.free(null, OpenSteps.counted(null)).stream(),
                                query.heldBy(people, null, OpenSteps.counted(null)).stream())
                        .toList());
        counted.put(" yellow", query.unordered(null, OpenSteps.counted(Colour.YELLOW)));
        counted.put(" red", query.all(null, OpenSteps.counted(Colour.RED)));
        return counted;
    }

    private Counts counts(TodoQuery query, Set<UUID> people) {
        var numbers = count(query, counted(query, people));
        var systems = query.systems();
        var bySystem = systems.stream()
                .collect(Collectors.toMap(it -> it, it -> number(numbers, it), (a, b) -> a, LinkedHashMap::new));
        int all = bySystem.values().stream().mapToInt(it -> it).sum();
        return new Counts(
                Math.min(all, MOST),
                number(numbers, " mine"),
                number(numbers, " yellow"),
                number(numbers, " red"),
                bySystem);
    }

    private static int number(Map<String, Integer> numbers, String name) {
        return Objects.requireNonNullElse(numbers.get(name), 0);
    }

    /// All counts in one statement, each stopping at [#MOST].
    static String countSql(Map<String, List<String>> counted) {
        var columns = new ArrayList<String>();
        counted.forEach((name, branches) -> {
            if (!branches.isEmpty()) {
                columns.add("(select count(*) from (\n" + String.join("\nunion all\n", branches) + "\nlimit " + MOST
                        + ") counted)::int as \"" + name + "\"");
            }
        });
        return columns.isEmpty() ? "" : "select " + String.join(",\n", columns);
    }

    private Map<String, Integer> count(TodoQuery query, Map<String, List<String>> counted) {
        var sql = countSql(counted);
        if (sql.isEmpty()) {
            return Map.of();
        }
        var row = jdbc.sql(sql)
                .params(query.parameters())
                .param("now", Timestamp.from(clock.instant()))
                .query()
                .singleRow();
        return row.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, it -> (Integer) it.getValue()));
    }
}
