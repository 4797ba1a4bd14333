package cn.zhengtong.services.acceptance;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Something that can be done with a case (办理动作): says whether it is offered now, and does it.
interface CaseAction {

    /// Last part of its address: a noun.
    String key();

    /// Permissions of the steps in the to-do list that this act does; empty when it belongs to none.
    default Set<String> permissions() {
        return Set.of();
    }

    /// Offered to this actor in this state, with what it asks for; empty = not to be done now or not by this
    /// actor.
    Optional<Offer> offer(Act act);

    /// Does it; [CaseActions] has asked [#offer] before, in the same transaction on the locked case.
    void perform(Act act, ActionInput input);

    /// How an act is offered.
    ///
    /// @param consequence what the sentence that says what will happen needs, in order
    record Offer(List<ActionField> fields, boolean danger, List<String> consequence) {}
}
