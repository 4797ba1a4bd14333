package cn.zhengtong.support.identity;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.kernel.RuleViolation;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/// What only the demo shows: its accounts.
@Controller
class DemoPages {

    record Accounts(String password, List<Demo.DemoAccount> accounts) {}

    private final Demo demo;

    DemoPages(Demo demo) {
        this.demo = demo;
    }

    @GetMapping("/api/identity/demo-accounts")
    @ResponseBody
    @Opened(to = Audience.PUBLIC)
    Accounts accounts() {
        mustBeDemo();
        return new Accounts(Demo.PASSWORD, demo.accounts());
    }

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
