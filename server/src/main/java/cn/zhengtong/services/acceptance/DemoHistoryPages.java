package cn.zhengtong.services.acceptance;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.foundation.ZhengtongSettings;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// How far the demo's history is played; the dashboard shows it while it runs.
@RestController
class DemoHistoryPages {

    private final DemoHistory history;
    private final ZhengtongSettings settings;

    DemoHistoryPages(DemoHistory history, ZhengtongSettings settings) {
        this.history = history;
        this.settings = settings;
    }

    /// Nothing to play outside of the demo.
    @GetMapping("/api/acceptance/demo-history")
    @Opened(to = Audience.STAFF)
    DemoHistory.Progress progress() {
        return settings.demo() ? history.progress() : new DemoHistory.Progress(0, 0);
    }
}
