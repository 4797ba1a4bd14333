package cn.zhengtong.services.acceptance;

import cn.zhengtong.services.catalog.Catalog;
import cn.zhengtong.services.catalog.TaskCode;
import cn.zhengtong.support.forms.DraftTitles;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Names the draft of an application after its item.
@Component
class ApplicationTitles implements DraftTitles {

    private static final String APPLY = ApplicationDraft.purpose("");

    private final Catalog catalog;

    ApplicationTitles(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Optional<String> titleOf(String purpose, Locale locale) {
        var code = purpose.startsWith(APPLY) ? purpose.substring(APPLY.length()) : "";
        return TaskCode.matches(code)
                ? catalog.published(new TaskCode(code)).map(it -> it.content().name())
                : Optional.empty();
    }
}
