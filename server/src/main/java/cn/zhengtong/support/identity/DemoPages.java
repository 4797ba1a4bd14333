package cn.zhengtong.support.identity;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.kernel.RuleViolation;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/// What only the demo shows: its accounts and the messages that its SMS simulator caught.
@Controller
class DemoPages {

    record Accounts(String password, List<Demo.DemoAccount> accounts) {}

    private final Demo demo;
    private final SimulatedSms sms;

    DemoPages(Demo demo, SimulatedSms sms) {
        this.demo = demo;
        this.sms = sms;
    }

    @GetMapping("/api/identity/demo-accounts")
    @ResponseBody
    @Opened(to = Audience.PUBLIC)
    Accounts accounts() {
        mustBeDemo();
        return new Accounts(Demo.PASSWORD, demo.accounts());
    }

    @GetMapping("/demo/messages")
    @Opened(to = Audience.PUBLIC)
    String messages(Model model) {
        mustBeDemo();
        model.addAttribute(
                "messages",
                sms.latest().stream()
                        .map(it -> new Shown(
                                it.mobileTail(), it.text(), it.sentAt().atZone(BusinessClock.ZONE)))
                        .toList());
        return "identity/demo-messages";
    }

    record Shown(String mobileTail, String text, java.time.ZonedDateTime sentAt) {}

    private void mustBeDemo() {
        if (!demo.on()) {
            throw new NoDemo();
        }
    }

    /// This install is not a demo.
    static class NoDemo extends RuleViolation {
        NoDemo() {
            super("identity.no-demo", Kind.UNKNOWN, "Not a demo install");
        }
    }
}
