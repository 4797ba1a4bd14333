package cn.zhengtong.support.notices;

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

/// A person's messages: list, one to read, what may come by short message.
@Controller
@RequestMapping("/my/messages")
class MessagePages {

    private static final int ROWS = 20;

    private final Inbox inbox;
    private final Notices notices;
    private final Preferences preferences;

    MessagePages(Inbox inbox, Notices notices, Preferences preferences) {
        this.inbox = inbox;
        this.notices = notices;
        this.preferences = preferences;
    }

    @GetMapping
    @Opened(to = Audience.PERSON)
    String list(Actor actor, @RequestParam(required = false) @Nullable String after, Model model, Locale locale) {
        model.addAttribute("page", inbox.page(actor, after, ROWS, locale));
        model.addAttribute("first", after == null);
        return "notices/messages";
    }

    @GetMapping("/{id}")
    @Opened(to = Audience.PERSON)
    String one(Actor actor, @PathVariable UUID id, Model model, Locale locale) {
        model.addAttribute("notice", inbox.open(actor, id, locale));
        model.addAttribute("unread", notices.unread(actor.id()));
        return "notices/message";
    }

    @PostMapping("/reading")
    @Opened(to = Audience.PERSON)
    String readAll(Actor actor) {
        notices.readAll(actor);
        return "redirect:/my/messages";
    }

    @GetMapping("/settings")
    @Opened(to = Audience.PERSON)
    String settings(Actor actor, @RequestParam(defaultValue = "false") boolean saved, Model model) {
        model.addAttribute("preference", preferences.of(actor.id()));
        model.addAttribute("saved", saved);
        return "notices/settings";
    }

    @PostMapping("/settings")
    @Opened(to = Audience.PERSON, audit = "notices.choose")
    String choose(
            Actor actor,
            @RequestParam(defaultValue = "true") boolean sms,
            @RequestParam(defaultValue = "zh") String language) {
        preferences.choose(actor, new Preferences.Preference(sms, language));
        return "redirect:/my/messages/settings?saved=true";
    }
}
