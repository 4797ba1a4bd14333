package cn.zhengtong.support.identity;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.support.staff.Post;
import cn.zhengtong.support.staff.Staff;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Sessions of staff for the desk.
@RestController
@RequestMapping("/api/identity")
class SessionController {

    record Credentials(String account, String password) {}

    record Seat(UUID id, String title, String organisation, String region, String regionName) {
        static Seat of(Post post) {
            return new Seat(
                    post.id(),
                    post.title(),
                    post.organisation().value(),
                    post.region().value(),
                    post.regionName());
        }
    }

    record State(
            boolean signedIn,
            Actor.@Nullable Kind kind,
            @Nullable String name,
            @Nullable String account,
            @Nullable Seat post,
            List<Seat> posts,
            List<String> permissions) {
        static final State STRANGER = new State(false, null, null, null, null, List.of(), List.of());
    }

    record Taken(UUID id) {}

    private final SignIn signIn;
    private final Sessions sessions;
    private final SessionActors actors;
    private final AddressLimit limit;
    private final Staff staff;

    SessionController(SignIn signIn, Sessions sessions, SessionActors actors, AddressLimit limit, Staff staff) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.actors = actors;
        this.limit = limit;
        this.staff = staff;
    }

    @GetMapping("/session")
    @Opened(to = Audience.PUBLIC)
    State session(HttpServletRequest request, Actor actor) {
        var signedIn = actors.signedIn(request);
        if (signedIn.isEmpty() || actor.kind() == Actor.Kind.VISITOR) {
            return State.STRANGER;
        }
        if (actor.isPerson()) {
            return new State(true, actor.kind(), null, null, null, List.of(), List.of());
        }
        var member = staff.requireMember(actor.id());
        var posts = staff.posts(member.id()).stream().map(Seat::of).toList();
        var here = signedIn.get().post();
        var seat = posts.stream().filter(it -> it.id().equals(here)).findFirst().orElse(null);
        return new State(
                true,
                actor.kind(),
                member.name(),
                member.account(),
                seat,
                posts,
                actor.scope().permissions().stream().sorted().toList());
    }

    @PostMapping("/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Opened(to = Audience.PUBLIC, audit = "identity.sign-in")
    void open(HttpServletRequest request, @RequestBody Credentials credentials) {
        var signedIn = limit.watch(
                request,
                () -> signIn.staff(credentials.account(), credentials.password(), AddressLimit.address(request)));
        sessions.open(request, signedIn);
    }

    @DeleteMapping("/sessions/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Opened(to = Audience.SIGNED_IN, audit = "identity.sign-out")
    void close(HttpServletRequest request) {
        sessions.close(request);
    }

    @DeleteMapping("/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Opened(to = Audience.SIGNED_IN, audit = "identity.sign-out-everywhere")
    void closeAll(HttpServletRequest request, Actor actor) {
        sessions.closeAll(actor.kind(), actor.id());
        sessions.close(request);
    }

    /// Dual posts are switched explicitly; only a post of one's own can be taken.
    @PutMapping("/session/post")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Opened(to = Audience.STAFF, audit = "identity.switch-post")
    void take(HttpServletRequest request, Actor actor, @RequestBody Taken taken) {
        var post = staff.posts(actor.id()).stream()
                .filter(it -> it.id().equals(taken.id()))
                .findFirst()
                .orElseThrow(SignInRefused::new);
        var before = actors.signedIn(request).orElseThrow(SignInRefused::new);
        sessions.remember(request, new SignedIn(before.kind(), before.subject(), post.id(), before.since()));
    }
}
