package cn.zhengtong.support.identity;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.kernel.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// How staff come to their passwords: setting up an install, codes, changing.
@RestController
@RequestMapping("/api/identity")
class AccountController {

    /// What the setup page sends on a fresh install without demo.
    record Setup(String secret, String account, String name, String password) {}

    record SetupState(boolean waiting) {}

    record Activation(String account, String code, String password) {}

    record Change(String old, String password) {}

    private final FirstAdministrators first;
    private final Activations activations;
    private final SignIn signIn;
    private final Sessions sessions;
    private final AddressLimit limit;

    AccountController(
            FirstAdministrators first, Activations activations, SignIn signIn, Sessions sessions, AddressLimit limit) {
        this.first = first;
        this.activations = activations;
        this.signIn = signIn;
        this.sessions = sessions;
        this.limit = limit;
    }

    /// Whether this install still waits for its first administrator.
    @GetMapping("/setup")
    @Opened(to = Audience.PUBLIC)
    SetupState setup() {
        return new SetupState(first.waiting());
    }

    /// Makes the first administrators; works once, with the secret from the keys folder.
    @PostMapping("/first-administrator")
    @Opened(to = Audience.PUBLIC, audit = "identity.first-administrator")
    List<Activations.Code> setUp(HttpServletRequest request, @RequestBody Setup setup) {
        return limit.watch(request, () -> first.make(setup.secret(), setup.account(), setup.name(), setup.password()));
    }

    /// A new code for a member; ends the old password and every session.
    @PostMapping("/staff-accounts/{account}/activation-code")
    @Opened(to = Audience.STAFF, audit = "identity.make-activation-code")
    Activations.Code makeCode(Actor actor, @PathVariable String account) {
        return activations.make(actor, account);
    }

    @PostMapping("/activations")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Opened(to = Audience.PUBLIC, audit = "identity.activate")
    void activate(HttpServletRequest request, @RequestBody Activation activation) {
        limit.watch(
                request,
                () -> activations.use(
                        activation.account(), activation.code(), activation.password(), AddressLimit.address(request)));
    }

    /// Ends every other session: whoever knew the old password is out.
    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Opened(to = Audience.STAFF, audit = "identity.change-password")
    void change(HttpServletRequest request, Actor actor, @RequestBody Change change) {
        limit.watch(
                request,
                () -> signIn.changePassword(actor, change.old(), change.password(), AddressLimit.address(request)));
        sessions.closeOthers(request, actor.kind(), actor.id());
    }
}
