package cn.zhengtong.support.seals;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.SystemClock;
import cn.zhengtong.kernel.Digests;
import cn.zhengtong.support.certificates.Certificates;
import cn.zhengtong.support.certificates.DetachedSignature;
import cn.zhengtong.support.certificates.Standing;
import cn.zhengtong.support.seals.Verification.Check;
import cn.zhengtong.support.seals.Verification.Result;
import cn.zhengtong.support.seals.Verification.Sealing;
import cn.zhengtong.support.seals.Verification.Step;
import cn.zhengtong.support.seals.Verification.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Checks a sealed file step by step and stops at the first step that fails (验章).
@Component
class SealVerification {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BusinessClock.ZONE);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(BusinessClock.ZONE);

    private final SealStore store;
    private final Certificates certificates;
    private final ObjectProvider<PaperRegister> registers;
    private final SealSettings settings;
    private final SystemClock clock;
    private final Semaphore places;

    SealVerification(
            SealStore store,
            Certificates certificates,
            ObjectProvider<PaperRegister> registers,
            SealSettings settings,
            SystemClock clock) {
        this.store = store;
        this.certificates = certificates;
        this.registers = registers;
        this.settings = settings;
        this.clock = clock;
        this.places = new Semaphore(settings.atOnce());
    }

    Verification verify(InputStream file, Locale locale) {
        if (!places.tryAcquire()) {
            throw new VerificationBusy();
        }
        try {
            int most = (int) settings.largest().toBytes();
            var bytes = file.readNBytes(most + 1);
            var course = new Course(locale);
            course.run(bytes, bytes.length > most);
            return course.outcome();
        } catch (IOException interrupted) {
            var course = new Course(locale);
            course.fail(Check.FILE, "unreadable");
            return course.outcome();
        } finally {
            places.release();
        }
    }

    /// One file on its way through the checks.
    private final class Course {

        private final Locale locale;
        private final List<Step> steps = new ArrayList<>();
        private boolean foreign;
        private @Nullable Sealing sealing;
        private @Nullable KnownPaper paper;

        Course(Locale locale) {
            this.locale = locale;
        }

        void run(byte[] bytes, boolean tooLarge) {
            if (tooLarge) {
                fail(Check.FILE, "too-large", settings.largest().toMegabytes());
                return;
            }
            try {
                var file = SealedFile.read(bytes);
                pass(Check.FILE, "one-seal");
                var signature = certificates.read(file.signature());
                if (!signature.verifies()) {
                    fail(Check.SIGNATURE, "signature-wrong");
                    return;
                }
                pass(Check.SIGNATURE, "signature-right");
                var standing = certificates.standing(signature.signer(), signature.signedAt());
                if (certificate(signature, standing) && seal(signature, standing) && content(file, signature)) {
                    register(bytes);
                }
            } catch (SealedFile.Unreadable unreadable) {
                fail(Check.FILE, unreadable.code());
            } catch (DetachedSignature.Unreadable unreadable) {
                foreign = unreadable.foreign();
                fail(Check.SIGNATURE, foreign ? "signature-foreign" : "signature-malformed");
            }
        }

        private boolean certificate(DetachedSignature signature, Standing standing) {
            var at = MINUTE.format(signature.signedAt());
            if (standing.trust() == Standing.Trust.TRUSTED) {
                var revokedAt = standing.revokedAt();
                if (revokedAt == null) {
                    return pass(Check.CERTIFICATE, "certificate-good", at, DAY.format(standing.notAfter()));
                }
                return pass(Check.CERTIFICATE, "certificate-revoked-later", at, MINUTE.format(revokedAt));
            }
            foreign = standing.trust() == Standing.Trust.FOREIGN;
            return switch (standing.trust()) {
                case OUT_OF_TIME -> fail(Check.CERTIFICATE, "certificate-out-of-time", at);
                case REVOKED -> fail(Check.CERTIFICATE, "certificate-revoked", at);
                case FOREIGN -> fail(Check.CERTIFICATE, "certificate-foreign");
                default -> fail(Check.CERTIFICATE, "certificate-forged");
            };
        }

        /// The seal must have been in use then, and this very use must stand in its log.
        private boolean seal(DetachedSignature signature, Standing standing) {
            var serial = signature.signer().getSerialNumber().toString(16);
            var seal = store.findByCertificate(serial).orElse(null);
            if (seal == null) {
                return fail(Check.SEAL, "seal-unknown");
            }
            var use = store.findUse(seal.id(), signature.digest())
                    .filter(it -> it.usedAt().truncatedTo(ChronoUnit.SECONDS).equals(signature.signedAt()))
                    .orElse(null);
            if (use == null) {
                return fail(
                        Check.SEAL, "use-unknown", seal.bodyName() + seal.kind().words());
            }
            sealing = new Sealing(
                    seal.body(),
                    seal.bodyName(),
                    seal.kind(),
                    use.usedAt(),
                    serial,
                    standing.notAfter(),
                    standing.goodNow(),
                    seal.state() == SealState.ACTIVE);
            var name = seal.bodyName() + seal.kind().words();
            if (store.stateAt(seal.id(), use.usedAt()).orElse(SealState.DESTROYED) != SealState.ACTIVE) {
                return fail(Check.SEAL, "seal-stopped", name);
            }
            return pass(Check.SEAL, seal.state() == SealState.ACTIVE ? "seal-good" : "seal-stopped-later", name);
        }

        private boolean content(SealedFile file, DetachedSignature signature) {
            boolean same = file.digest().equals(signature.digest());
            if (same && file.appended() > 0) {
                return fail(Check.CONTENT, "content-appended", file.appended());
            }
            return same ? pass(Check.CONTENT, "content-same") : fail(Check.CONTENT, "content-changed");
        }

        private void register(byte[] bytes) {
            var digest = Digests.sm3(bytes);
            var known = registers
                    .orderedStream()
                    .map(it -> it.paper(digest, locale))
                    .flatMap(Optional::stream)
                    .findFirst();
            known.ifPresent(it -> paper = it);
            if (known.isEmpty()) {
                fail(Check.REGISTER, "paper-unknown");
            } else if (known.get().good()) {
                pass(Check.REGISTER, "paper-good", known.get().detail());
            } else {
                fail(Check.REGISTER, "paper-ended", known.get().detail());
            }
        }

        private boolean pass(Check check, String code, Object... arguments) {
            steps.add(new Step(check, Result.PASSED, code, List.of(arguments)));
            return true;
        }

        private boolean fail(Check check, String code, Object... arguments) {
            steps.add(new Step(check, Result.FAILED, code, List.of(arguments)));
            return false;
        }

        Verification outcome() {
            var last = steps.getLast();
            var verdict = last.result() == Result.PASSED
                    ? Verdict.GENUINE
                    : last.code().equals("paper-ended")
                            ? Verdict.ENDED
                            : foreign ? Verdict.NOT_OURS : Verdict.NOT_TRUSTED;
            for (var check : Check.values()) {
                if (check.compareTo(last.check()) > 0) {
                    steps.add(new Step(check, Result.NOT_REACHED, "not-reached", List.of()));
                }
            }
            return new Verification(verdict, steps, sealing, paper, clock.instant());
        }
    }
}
