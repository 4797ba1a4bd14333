package cn.zhengtong.services.acceptance;

import cn.zhengtong.support.notices.Notices;
import cn.zhengtong.support.notices.Tell;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// Tells the applicant what happened to a case.
@Component
class CaseMessages {

    private final Notices notices;

    CaseMessages(Notices notices) {
        this.notices = notices;
    }

    /// @param more what the sentence needs after item and number
    void tell(ServiceCase it, String key, String... more) {
        var args = new ArrayList<>(List.of(it.origin.itemName(), it.number().value()));
        args.addAll(List.of(more));
        notices.tell(new Tell(
                it.origin.applicant(),
                key,
                args,
                "/my/cases/" + it.number().value(),
                "acceptance",
                it.number().value()));
    }
}
