package cn.zhengtong.services.acceptance;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/// An act put together from its parts.
///
/// @param offered whether it is offered now to this actor
/// @param fields what it asks for
/// @param says what its sentence of consequence needs
record SimpleAction(
        String key,
        Set<String> permissions,
        Predicate<Act> offered,
        Function<Act, List<ActionField>> fields,
        Function<Act, List<String>> says,
        boolean danger,
        BiConsumer<Act, ActionInput> doing)
        implements CaseAction {

    static SimpleAction of(
            String key, Set<String> permissions, Predicate<Act> offered, BiConsumer<Act, ActionInput> doing) {
        return new SimpleAction(key, permissions, offered, act -> List.of(), act -> List.of(), false, doing);
    }

    SimpleAction asking(Function<Act, List<ActionField>> asked) {
        return new SimpleAction(key, permissions, offered, asked, says, danger, doing);
    }

    SimpleAction saying(Function<Act, List<String>> words) {
        return new SimpleAction(key, permissions, offered, fields, words, danger, doing);
    }

    SimpleAction dangerous() {
        return new SimpleAction(key, permissions, offered, fields, says, true, doing);
    }

    /// A select whose words stand under `acceptance.option.<value>`.
    static ActionField choices(String key, String... values) {
        return ActionField.select(
                key,
                Arrays.stream(values).map(it -> new ActionField.Option(it, "")).toList());
    }

    @Override
    public Optional<Offer> offer(Act act) {
        return offered.test(act)
                ? Optional.of(new Offer(fields.apply(act), danger, says.apply(act)))
                : Optional.empty();
    }

    @Override
    public void perform(Act act, ActionInput input) {
        doing.accept(act, input);
    }
}
