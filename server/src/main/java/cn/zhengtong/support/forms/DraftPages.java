package cn.zhengtong.support.forms;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.kernel.Actor;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// My drafts (我的草稿): go on, take what another device filled in, remove; without scripts.
@Controller
@RequestMapping("/my/drafts")
class DraftPages {

    private static final int ROWS = 20;

    private final Drafts drafts;
    private final DraftCopies copies;
    private final DraftShown shown;

    DraftPages(Drafts drafts, DraftCopies copies, DraftShown shown) {
        this.drafts = drafts;
        this.copies = copies;
        this.shown = shown;
    }

    @GetMapping
    @Opened(to = Audience.PERSON)
    String list(Actor person, Locale locale, @RequestParam(required = false) @Nullable String after, Model model) {
        model.addAttribute("drafts", drafts.list(person.id(), after, ROWS).map(it -> shown.row(it, locale)));
        model.addAttribute("keptDays", drafts.keptDays());
        return "forms/drafts";
    }

    @PostMapping("/{id}/removal")
    @Opened(to = Audience.PERSON, audit = "forms.remove-draft")
    String remove(Actor person, @PathVariable UUID id) {
        drafts.remove(person.id(), id);
        return "redirect:/my/drafts";
    }

    @PostMapping("/{id}/copies/{copy}/choice")
    @Opened(to = Audience.PERSON, audit = "forms.choose-copy")
    String choose(Actor person, @PathVariable UUID id, @PathVariable UUID copy) {
        copies.choose(person.id(), id, copy);
        return "redirect:/my/drafts";
    }

    @PostMapping("/{id}/copies/{copy}/removal")
    @Opened(to = Audience.PERSON, audit = "forms.drop-copy")
    String drop(Actor person, @PathVariable UUID id, @PathVariable UUID copy) {
        copies.drop(person.id(), id, copy);
        return "redirect:/my/drafts";
    }
}
