package cn.zhengtong.support.notices;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.foundation.ZhengtongSettings;
import cn.zhengtong.kernel.RuleViolation;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// Short messages of the demo, to be read instead of received.
@Controller
class DemoMessagePages {

    record Shown(String mobileTail, String text, int seen, java.time.ZonedDateTime sentAt) {}

    private final SimulatedLine simulated;
    private final ZhengtongSettings house;

    DemoMessagePages(SimulatedLine simulated, ZhengtongSettings house) {
        this.simulated = simulated;
        this.house = house;
    }

    @GetMapping("/demo/messages")
    @Opened(to = Audience.PUBLIC)
    String messages(Model model) {
        if (!house.demo()) {
            throw new NoDemo();
        }
        model.addAttribute(
                "messages",
                simulated.latest().stream()
                        .map(it -> new Shown(
                                it.mobileTail(),
                                it.text(),
                                it.seen(),
                                it.takenAt().atZone(BusinessClock.ZONE)))
                        .toList());
        return "notices/demo-messages";
    }

    /// This install is not a demo.
    static class NoDemo extends RuleViolation {
        NoDemo() {
            super("notices.no-demo", Kind.UNKNOWN, "Not a demo install");
        }
    }
}
