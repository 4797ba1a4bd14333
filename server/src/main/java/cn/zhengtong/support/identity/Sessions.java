package cn.zhengtong.support.identity;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.support.staff.StaffLeft;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/// Opens, lists and ends sessions; all of them stand in the database, so ending one works on every instance.
@Component
class Sessions {

    /// A device on which somebody is signed in.
    ///
    /// @param name browser and system, as far as they say
    record Device(String name, ZonedDateTime since, ZonedDateTime lastSeen, boolean here) {}

    private static final String DEVICE = "device";

    private final FindByIndexNameSessionRepository<? extends Session> repository;

    Sessions(FindByIndexNameSessionRepository<? extends Session> repository) {
        this.repository = repository;
    }

    /// A new identifier for the session, so that one planted before signing in is worth nothing.
    void open(HttpServletRequest request, SignedIn signedIn) {
        var old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        remember(request, signedIn);
    }

    void remember(HttpServletRequest request, SignedIn signedIn) {
        var session = request.getSession(true);
        session.setAttribute(SignedIn.ATTRIBUTE, signedIn);
        session.setAttribute(DEVICE, DeviceName.of(request.getHeader(HttpHeaders.USER_AGENT)));
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, signedIn.sessionName());
    }

    void close(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    void closeAll(Actor.Kind kind, UUID subject) {
        repository.findByPrincipalName(kind + ":" + subject).keySet().forEach(repository::deleteById);
    }

    /// Ends everything of somebody but the session at hand.
    void closeOthers(HttpServletRequest request, Actor.Kind kind, UUID subject) {
        var here = request.getSession(false);
        repository.findByPrincipalName(kind + ":" + subject).keySet().stream()
                .filter(it -> here == null || !it.equals(here.getId()))
                .forEach(repository::deleteById);
    }

    List<Device> devices(HttpServletRequest request, SignedIn signedIn) {
        var here = request.getSession(false);
        return repository.findByPrincipalName(signedIn.sessionName()).values().stream()
                .sorted(Comparator.comparing(Session::getLastAccessedTime).reversed())
                .limit(20)
                .map(it -> new Device(
                        String.valueOf(it.<@Nullable String>getAttribute(DEVICE)),
                        it.getCreationTime().atZone(BusinessClock.ZONE),
                        it.getLastAccessedTime().atZone(BusinessClock.ZONE),
                        here != null && it.getId().equals(here.getId())))
                .toList();
    }

    @ApplicationModuleListener
    void on(StaffLeft left) {
        closeAll(Actor.Kind.STAFF, left.member());
    }
}
