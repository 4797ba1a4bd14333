package cn.zhengtong.support.notices;

import cn.zhengtong.foundation.PublicAddress;
import cn.zhengtong.foundation.SystemClock;
import cn.zhengtong.kernel.MobileNumber;
import cn.zhengtong.kernel.RuleViolation;
import cn.zhengtong.support.parties.Parties;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Sends the short messages that wait, batch by batch. At least once: a message whose answer got lost goes
/// out again
/// with the same identifier, and the gateway knows it.
@Component
class SmsJob {

    private static final Logger LOG = LoggerFactory.getLogger(SmsJob.class);

    /// After so many failures in a row the rest of the batch does not knock any more.
    private static final int ENOUGH = 5;

    private final SmsQueue queue;
    private final SmsGateway gateway;
    private final Parties parties;
    private final Preferences preferences;
    private final NoticeTexts texts;
    private final List<SmsLink> links;
    private final PublicAddress address;
    private final NoticesSettings settings;
    private final SystemClock clock;

    SmsJob(
            SmsQueue queue,
            SmsGateway gateway,
            Parties parties,
            Preferences preferences,
            NoticeTexts texts,
            List<SmsLink> links,
            PublicAddress address,
            NoticesSettings settings,
            SystemClock clock) {
        this.queue = queue;
        this.gateway = gateway;
        this.parties = parties;
        this.preferences = preferences;
        this.texts = texts;
        this.links = links;
        this.address = address;
        this.settings = settings;
        this.clock = clock;
    }

    /// @param stop asked between batches
    /// @return how many messages were looked at
    int run(BooleanSupplier stop) {
        int seen = 0;
        while (!stop.getAsBoolean()) {
            var batch = queue.take();
            var outcomes = send(batch);
            queue.finish(outcomes);
            seen += batch.size();
            var away = outcomes.stream().anyMatch(it -> !it.tried());
            if (away || batch.size() < settings.batch()) {
                break;
            }
        }
        return seen;
    }

    private List<SmsQueue.Outcome> send(List<SmsQueue.Taken> batch) {
        var chosen = preferences.of(batch.stream().map(SmsQueue.Taken::person).toList());
        var failures = new AtomicInteger();
        return runAll(batch.stream()
                .<Callable<SmsQueue.Outcome>>map(message -> () ->
                        send(message, chosen.getOrDefault(message.person(), Preferences.Preference.USUAL), failures))
                .toList());
    }

    /// One message that cannot be sent never keeps the others from going.
    private SmsQueue.Outcome send(SmsQueue.Taken message, Preferences.Preference preference, AtomicInteger failures) {
        if (failures.get() >= ENOUGH) {
            return new SmsQueue.Outcome(message, SmsQueue.State.WAITING, "not-tried", later(1), false);
        }
        if (!preference.sms() && !message.kind().legal()) {
            return outcome(message, SmsQueue.State.SWITCHED_OFF, "");
        }
        try {
            var mobile = mobile(message.person());
            if (mobile.isEmpty()) {
                return outcome(message, SmsQueue.State.NO_MOBILE, "no-mobile");
            }
            var answer = gateway.send(new Sms(message.messageId(), mobile.get(), text(message, preference)));
            failures.set(0);
            return answer.taken()
                    ? outcome(message, SmsQueue.State.SENT, "")
                    : outcome(message, SmsQueue.State.DEAD, answer.refusal());
        } catch (GatewayAway away) {
            failures.incrementAndGet();
            return again(message, away.reason());
        } catch (RuntimeException broken) {
            LOG.error("message {} could not be sent", message.messageId(), broken);
            return again(message, "our-fault");
        }
    }

    private SmsQueue.Outcome again(SmsQueue.Taken message, String reason) {
        return message.tries() >= settings.tries()
                ? outcome(message, SmsQueue.State.DEAD, reason)
                : new SmsQueue.Outcome(message, SmsQueue.State.WAITING, reason, later(message.tries()), true);
    }

    private SmsQueue.Outcome outcome(SmsQueue.Taken message, SmsQueue.State state, String reason) {
        return new SmsQueue.Outcome(message, state, reason, clock.instant(), true);
    }

    private Instant later(int triesDone) {
        return clock.instant().plus(settings.pauseAfter(triesDone));
    }

    private String text(SmsQueue.Taken message, Preferences.Preference preference) {
        var link = message.kind().linkInMessage() ? open(message) : message.link();
        return texts.message(message.kind(), message.args(), address.of(link), preference.locale());
    }

    private String open(SmsQueue.Taken message) {
        return links.stream()
                .flatMap(it -> it.openFor(message.person(), message.link()).stream())
                .findFirst()
                .orElse(message.link());
    }

    private Optional<MobileNumber> mobile(UUID person) {
        try {
            return Optional.ofNullable(parties.require(person).mobile());
        } catch (RuleViolation unknown) {
            return Optional.empty();
        }
    }

    private List<SmsQueue.Outcome> runAll(List<Callable<SmsQueue.Outcome>> sendings) {
        try (var pool = Executors.newFixedThreadPool(
                settings.parallel(), Thread.ofVirtual().factory())) {
            var outcomes = new ArrayList<SmsQueue.Outcome>();
            for (var sending : pool.invokeAll(sendings)) {
                outcomes.add(sending.get());
            }
            return outcomes;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("sending was interrupted", stopped);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("sending broke off", broken);
        }
    }
}
