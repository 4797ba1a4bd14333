package cn.zhengtong.support.seals;

import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.support.regions.Organisations;
import java.io.InputStream;
import java.util.Locale;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Everything other modules may ask about seals.
@Service
@Transactional
public class Seals {

    private final SealStore store;
    private final Sealing sealing;
    private final SealPictures pictures;
    private final SealVerification verification;
    private final Organisations organisations;

    Seals(
            SealStore store,
            Sealing sealing,
            SealPictures pictures,
            SealVerification verification,
            Organisations organisations) {
        this.store = store;
        this.sealing = sealing;
        this.pictures = pictures;
        this.verification = verification;
        this.organisations = organisations;
    }

    /// Seals a paper for a body: visible seal, SM2 signature over every byte, a row in the log of uses.
    /// A body's first paper of a kind makes the seal.
    ///
    /// @param officer who seals: an officer of the body with a permission that opens this kind, or the
    ///     program
    /// @param purpose what is sealed, without personal data
    public SealedPdf seal(
            Actor officer, OrganisationCode body, SealKind kind, byte[] pdf, SealPlace where, String purpose) {
        return sealing.seal(officer, body, kind, pdf, where, purpose);
    }

    /// Checks a file that anybody hands in; never throws because of what is in it.
    @Transactional(readOnly = true)
    public Verification verify(InputStream pdf) {
        return verification.verify(pdf, Locale.SIMPLIFIED_CHINESE);
    }

    /// The seal's picture as the path of an SVG in a square of 1,600 units; a body that never sealed
    /// shows how its seal will look.
    @Transactional(readOnly = true)
    public String picture(OrganisationCode body, SealKind kind) {
        return store.newest(body, kind)
                .map(pictures::svgPath)
                .orElseGet(() -> pictures.svgPath(organisations.require(body).name(), kind));
    }
}
