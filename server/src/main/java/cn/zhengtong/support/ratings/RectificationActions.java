package cn.zhengtong.support.ratings;

import cn.zhengtong.kernel.Actor;
import cn.zhengtong.support.ratings.RectificationView.Action;
import cn.zhengtong.support.ratings.RectificationView.Field;
import cn.zhengtong.support.ratings.RectificationView.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What somebody may do about an order now, each with its consequence. The desk's rules stand in
/// [RectificationDesk];
/// this only spares people buttons that would be refused.
@Component
class RectificationActions {

    private final Rectifications orders;
    private final RectificationClocks clocks;
    private final RatingWords words;
    private final RatingsSettings settings;

    RectificationActions(
            Rectifications orders, RectificationClocks clocks, RatingWords words, RatingsSettings settings) {
        this.orders = orders;
        this.clocks = clocks;
        this.words = words;
        this.settings = settings;
    }

    List<Action> offered(Rectification order, Actor actor, Locale locale) {
        var actions = new ArrayList<Action>();
        if (served(order, actor)) {
            return actions;
        }
        if (order.state.withTheUnit() && actor.may(Permissions.HANDLE, order.place)) {
            actions.add(next(order, locale));
            if (order.appeal == Rectification.Appeal.NONE) {
                actions.add(action("appeal", "P", false, locale, reasons("appeal", locale)));
            }
        }
        if (!hadPart(order, actor)) {
            if (order.state == RectificationState.RECTIFIED
                    && order.realName
                    && actor.may(Permissions.CALL_BACK, order.place)) {
                actions.add(callBack(order, locale));
            }
            if (order.appeal == Rectification.Appeal.PENDING && actor.may(Permissions.REVIEW, order.place)) {
                actions.add(action(
                        "appeal-decision",
                        "D",
                        true,
                        locale,
                        choice("decision", locale, "UPHELD", "REJECTED"),
                        reasons("appeal-decision", locale)));
            }
        }
        return actions;
    }

    /// Why there is nothing to do for somebody who otherwise could.
    @Nullable
    String remark(Rectification order, Actor actor, Locale locale) {
        if (order.state == RectificationState.CLOSED) {
            return null;
        }
        if (served(order, actor)) {
            return words.say("remark.served", locale);
        }
        var waits = order.state == RectificationState.RECTIFIED || order.appeal == Rectification.Appeal.PENDING;
        var could = actor.may(Permissions.CALL_BACK, order.place) || actor.may(Permissions.REVIEW, order.place);
        if (waits && could && hadPart(order, actor)) {
            return words.say("remark.had-part", locale);
        }
        return RaterVoice.maySpeak(order) && !(order.state == RectificationState.RECTIFIED && order.realName)
                ? words.say("remark.waits-for-rater", locale, settings.silence().toDays())
                : null;
    }

    private Action next(Rectification order, Locale locale) {
        return switch (order.state) {
            case OPEN -> order.realName ? contact(order, locale) : classification(order, locale);
            case CONTACTED -> classification(order, locale);
            default ->
                action(
                        "rectification",
                        "R",
                        order.realName ? "rectification" : "rectification-unnamed",
                        false,
                        locale,
                        new Object[] {settings.callBackDays()},
                        reasons("rectification", locale));
        };
    }

    private Action contact(Rectification order, Locale locale) {
        return action(
                "contact",
                "L",
                "contact",
                false,
                locale,
                new Object[] {words.day(order.rectifyDueAt, locale), order.attempts + 1, settings.contactAttempts()},
                choice("reached", locale, "REACHED", "NOT_REACHED"),
                note("contact", locale));
    }

    private Action classification(Rectification order, Locale locale) {
        return action(
                "classification",
                "C",
                "classification",
                false,
                locale,
                new Object[] {words.day(order.rectifyDueAt, locale)},
                choice("finding", locale, "SUBSTANTIATED", "MISTAKEN", "MALICIOUS"),
                reasons("classification", locale));
    }

    private Action callBack(Rectification order, Locale locale) {
        return action(
                "call-back",
                "B",
                order.mayReopen(settings.reopenings()) ? "call-back" : "call-back-last",
                false,
                locale,
                new Object[] {order.attempts + 1, settings.contactAttempts()},
                choice("result", locale, "SATISFIED", "UNSATISFIED", "NOT_REACHED"),
                note("call-back", locale));
    }

    private boolean served(Rectification order, Actor actor) {
        return actor.id().equals(order.handledBy);
    }

    private boolean hadPart(Rectification order, Actor actor) {
        return orders.did(
                order.number,
                actor.id(),
                EntryKind.CONTACT,
                EntryKind.CLASSIFICATION,
                EntryKind.RECTIFICATION,
                EntryKind.APPEAL);
    }

    private Action action(String key, String hotkey, boolean danger, Locale locale, Field... fields) {
        return action(key, hotkey, key, danger, locale, new Object[0], fields);
    }

    private Action action(
            String key,
            String hotkey,
            String consequence,
            boolean danger,
            Locale locale,
            Object[] arguments,
            Field... fields) {
        return new Action(
                key,
                words.say("action." + key, locale),
                hotkey,
                words.say("consequence." + consequence, locale, arguments),
                danger,
                null,
                List.of(fields));
    }

    private Field choice(String key, Locale locale, String... values) {
        var options = Arrays.stream(values)
                .map(it -> new Option(it, words.say("option." + key + "." + it, locale)))
                .toList();
        return new Field(key, words.say("field." + key, locale), "select", options, true, null);
    }

    private Field reasons(String action, Locale locale) {
        return new Field(
                "text",
                words.say("field.text." + action, locale),
                "textarea",
                List.of(),
                true,
                words.say("field.text." + action + ".hint", locale));
    }

    private Field note(String action, Locale locale) {
        return new Field(
                "text",
                words.say("field.text." + action, locale),
                "textarea",
                List.of(),
                false,
                words.say("field.text." + action + ".hint", locale));
    }
}
