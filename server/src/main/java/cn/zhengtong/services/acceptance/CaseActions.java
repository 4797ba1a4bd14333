package cn.zhengtong.services.acceptance;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Idempotency;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.services.catalog.Catalog;
import cn.zhengtong.support.workflow.StepView;
import cn.zhengtong.support.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// All acts on cases: which of them an officer is offered, and doing one.
@Component
class CaseActions {

    /// An act as the case page offers it.
    ///
    /// @param step the open step that it does, null when it belongs to none
    record Offered(
            String key,
            String label,
            String hotkey,
            String consequence,
            boolean danger,
            @Nullable UUID step,
            List<ActionField> fields) {}

    private final ServiceCases cases;
    private final Catalog catalog;
    private final Workflow workflow;
    private final Idempotency idempotency;
    private final BusinessClock clock;
    private final ActionWords words;
    private final Map<String, CaseAction> actions = new TreeMap<>();

    CaseActions(
            ServiceCases cases,
            Catalog catalog,
            Workflow workflow,
            Idempotency idempotency,
            BusinessClock clock,
            ActionWords words,
            List<CaseAction> all) {
        this.cases = cases;
        this.catalog = catalog;
        this.workflow = workflow;
        this.idempotency = idempotency;
        this.clock = clock;
        this.words = words;
        all.forEach(it -> actions.put(it.key(), it));
    }

    /// What this officer may do with the case now, in the order of the legal course.
    @Transactional(readOnly = true)
    public List<Offered> offeredTo(Actor actor, ServiceCase it) {
        var offered = new ArrayList<Offered>();
        var open = openSteps(it);
        for (var key : ORDER) {
            var action = actions.get(key);
            if (action == null) {
                continue;
            }
            var act = act(actor, it, stepOf(action, open));
            action.offer(act)
                    .ifPresent(offer -> offered.add(new Offered(
                            key,
                            words.of("action." + key),
                            words.of("action." + key + ".hotkey"),
                            words.of(
                                    "action." + key + ".consequence",
                                    offer.consequence().toArray()),
                            offer.danger(),
                            act.step() == null ? null : act.step().id(),
                            offer.fields().stream().map(this::inWords).toList())));
        }
        return offered;
    }

    private static final List<String> ORDER = List.of(
            "acceptance",
            "on-the-spot",
            "supplement-notice",
            "refusal",
            "not-needed-notice",
            "correction",
            "review",
            "site-visit",
            "decision",
            "delivery",
            "suspension",
            "resumption",
            "extension",
            "hearing-right",
            "hearing",
            "third-party-notice",
            "supervision",
            "withdrawal",
            "termination");

    /// Does one act on the locked case, once for each key.
    ///
    /// @param input what was typed, and `version` = what the officer saw; another one means that somebody
    ///     acted meanwhile
    @Transactional
    public void perform(Actor actor, CaseNumber number, String key, @Nullable String once, Map<String, Object> input) {
        idempotency.once(actor, once, List.of(number.value(), key, new TreeMap<>(input)), String.class, () -> {
            doIt(actor, number, key, input);
            return number.value();
        });
    }

    private void doIt(Actor actor, CaseNumber number, String key, Map<String, Object> input) {
        var it = cases.lock(number);
        CaseAccess.mustSee(actor, it);
        var action = actions.get(key);
        if (action == null) {
            throw new ActionNotOffered(number, key);
        }
        if (input.get("version") instanceof Number seen && seen.longValue() != it.version) {
            throw new OptimisticLockingFailureException("case " + number.value() + " changed meanwhile");
        }
        var act = act(actor, it, stepOf(action, openSteps(it)));
        if (action.offer(act).isEmpty()) {
            throw new ActionNotOffered(number, key);
        }
        action.perform(act, new ActionInput(input, words));
        cases.save(it);
    }

    private Act act(Actor actor, ServiceCase it, @Nullable StepView step) {
        return new Act(actor, it, catalog.snapshot(it.origin.snapshot()), step, clock.instant());
    }

    private List<StepView> openSteps(ServiceCase it) {
        return workflow.steps("acceptance", it.number().value()).stream()
                .filter(step -> step.state() == StepView.State.OPEN)
                .toList();
    }

    private static @Nullable StepView stepOf(CaseAction action, List<StepView> open) {
        return open.stream()
                .filter(it -> action.permissions().contains(it.permission()))
                .findFirst()
                .orElse(null);
    }

    private ActionField inWords(ActionField field) {
        return new ActionField(
                field.key(),
                words.of("field." + field.label()),
                field.type(),
                field.options().stream()
                        .map(it -> new ActionField.Option(
                                it.value(), it.label().isEmpty() ? words.of("option." + it.value()) : it.label()))
                        .toList(),
                field.required(),
                words.ifAny("field." + field.label() + ".hint"));
    }

    /// The act is not to be done now, or not by this officer.
    static class ActionNotOffered extends cn.zhengtong.kernel.RuleViolation {
        ActionNotOffered(CaseNumber number, String key) {
            super(
                    "acceptance.action-not-offered",
                    Kind.REFUSED,
                    "Act " + key + " is not offered on case " + number.value());
        }
    }
}
